// Pages in content/ are Markdown that mdsvex turns into components.
declare module '*.md' {
	import type { Component } from 'svelte';

	const page: Component;
	export default page;
}
