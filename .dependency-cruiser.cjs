// Who may import whom (docs/adr/0002). A broken rule fails `npm run check`.
const SERVER_MODULE = '^src/lib/server/(?!platform/|web/)([^/]+)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-cycles',
			comment: 'Two files that need each other are one file, or a third one is missing.',
			severity: 'error',
			from: {},
			to: { circular: true }
		},
		{
			name: 'only-web-knows-sveltekit',
			comment: 'Rules must run in tests, scripts and jobs without a web server.',
			severity: 'error',
			from: { path: '^src/lib/server/(?!web/)' },
			to: { path: '(^@sveltejs/kit|^\\$app|^\\$env|node_modules/@sveltejs/kit)' }
		},
		{
			name: 'server-does-not-know-pages',
			severity: 'error',
			from: { path: '^src/lib/' },
			to: { path: '^src/routes/' }
		},
		{
			name: 'modules-meet-at-their-index',
			comment:
				'A module is used through its index.ts. Tables may point at tables (foreign keys), and tests may use another module’s testing.ts.',
			severity: 'error',
			from: { path: SERVER_MODULE },
			to: {
				path: SERVER_MODULE,
				pathNot: ['^src/lib/server/$1/', '/index\\.ts$', '/schema\\.ts$', '/testing\\.ts$']
			}
		},
		{
			name: 'routes-use-the-index',
			severity: 'error',
			from: { path: '^src/(routes|hooks)' },
			to: {
				path: SERVER_MODULE,
				pathNot: ['/index\\.ts$', '/testing\\.ts$']
			}
		},
		{
			name: 'platform-knows-no-module',
			severity: 'error',
			from: { path: '^src/lib/server/platform/' },
			to: { path: '^src/lib/(server/(?!platform/)|components|forms|labels)' }
		},
		{
			name: 'modules-do-not-know-web',
			severity: 'error',
			from: { path: '^src/lib/server/(?!web/)' },
			to: { path: '^src/lib/server/web/' }
		},
		{
			name: 'disclosures-and-complaints-never-meet',
			comment: 'A whistle-blower’s report must not be reachable from a complaint, nor the reverse.',
			severity: 'error',
			from: { path: '^src/lib/server/(disclosures|complaints)/' },
			to: { path: '^src/lib/server/(disclosures|complaints)/', pathNot: '^src/lib/server/$1/' }
		},
		{
			name: 'shared-code-runs-in-browsers',
			comment: 'What pages and phones share only knows server code by type.',
			severity: 'error',
			from: {
				path: '^src/lib/(components|forms|guides|labels|codes|search|offline|enhance|sealed)/',
				pathNot: '(\\.test|/testing)\\.ts$'
			},
			to: { path: '^src/lib/server/', dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'tests-stay-out',
			severity: 'error',
			from: { path: '^src/', pathNot: '(\\.test\\.ts|/testing\\.ts)$' },
			to: { path: '(\\.test\\.ts|/testing\\.ts)$' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default', 'types', 'svelte']
		}
	}
};
