import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['**/build/', '**/.svelte-kit/', '**/node_modules/', 'data*/', 'test-results/'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			eqeqeq: 'error',
			'no-console': 'error',
			'no-unused-vars': 'off',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			// Pages are documents: links are plain paths, there is no client-side router to resolve for.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['.dependency-cruiser.cjs'],
		rules: { '@typescript-eslint/no-require-imports': 'off' }
	}
);
