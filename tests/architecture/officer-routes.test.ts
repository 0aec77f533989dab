// Every door below /petugas has its guard as the first thing that it does, and every code a word.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = 'src/routes/(officer)/petugas';
/** Where people are who have not signed in yet. Each looks after itself, with its own tests. */
const SIGN_IN_ROUTES = ['masuk', 'keluar', 'awal', 'atur-sandi'];
const GUARDS = ['requireActor', 'requireRole'];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'fallback'];

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
	.filter((file) => /(^|\/)\+(page\.server|server)\.ts$/.test(file))
	.filter((file) => !SIGN_IN_ROUTES.includes(file.split('/')[0] ?? ''));

/** The functions that SvelteKit calls: load, each action, each method. Null: not a function here. */
function doorsOf(file: string): { name: string; body: ts.Node | null }[] {
	const text = readFileSync(path.join(ROOT, file), 'utf8');
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const doors: { name: string; body: ts.Node | null }[] = [];
	source.forEachChild((node) => {
		if (ts.isFunctionDeclaration(node) && node.name && isExported(node)) {
			doors.push({ name: node.name.text, body: node.body ?? null });
		}
		if (!ts.isVariableStatement(node) || !isExported(node)) return;
		for (const { name, initializer } of node.declarationList.declarations) {
			const exported = name.getText();
			if (exported === 'actions') doors.push(...actionsOf(initializer));
			else if (exported === 'load' || METHODS.includes(exported)) {
				doors.push({ name: exported, body: bodyOf(initializer) });
			}
		}
	});
	return doors;
}

function actionsOf(initializer: ts.Expression | undefined) {
	if (!initializer || !ts.isObjectLiteralExpression(initializer)) {
		return [{ name: 'actions', body: null }];
	}
	return initializer.properties.map((property) => ({
		name: `actions.${property.name?.getText() ?? '?'}`,
		body: ts.isPropertyAssignment(property)
			? bodyOf(property.initializer)
			: ts.isMethodDeclaration(property)
				? (property.body ?? null)
				: null
	}));
}

function bodyOf(initializer: ts.Expression | undefined): ts.Node | null {
	if (!initializer) return null;
	return ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)
		? initializer.body
		: null;
}

function isExported(node: ts.HasModifiers): boolean {
	return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** What the first statement calls, through `const actor =` and `await`; '' when it calls nothing. */
function firstCall(body: ts.Node): string {
	const first = ts.isBlock(body) ? body.statements[0] : body;
	let expression: ts.Node | undefined = first;
	if (first && ts.isVariableStatement(first)) {
		expression = first.declarationList.declarations[0]?.initializer;
	} else if (first && ts.isExpressionStatement(first)) expression = first.expression;
	if (expression && ts.isAwaitExpression(expression)) expression = expression.expression;
	return expression && ts.isCallExpression(expression) ? expression.expression.getText() : '';
}

describe('behind the sign-in', () => {
	it('are pages at all', () => {
		expect(files).toContain('+page.server.ts');
		expect(files).toContain('pengaduan/[nomor]/disposisi/+page.server.ts');
		expect(files).toContain('pengaduan/unduh.csv/+server.ts');
	});

	it.each(files)('%s asks first who it is', (file) => {
		const doors = doorsOf(file);
		expect(doors).not.toEqual([]);
		const open = doors.filter(({ body }) => !body || !GUARDS.includes(firstCall(body)));
		expect(open.map(({ name }) => name)).toEqual([]);
	});

	it('has no page that loads nothing, and so asks nobody', () => {
		const folders = (name: string) =>
			readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
				.filter((file) => path.basename(file) === name)
				.map((file) => path.dirname(file))
				.filter((folder) => !SIGN_IN_ROUTES.includes(folder.split('/')[0] ?? ''));
		const loaded = folders('+page.server.ts').filter((folder) =>
			doorsOf(path.join(folder, '+page.server.ts')).some(({ name }) => name === 'load')
		);
		expect(loaded.sort()).toEqual(folders('+page.svelte').sort());
	});
});
