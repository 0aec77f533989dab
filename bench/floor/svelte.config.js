import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter(),
		// As in the product, so that the same client can post to both.
		csrf: { trustedOrigins: ['*'] }
	}
};
