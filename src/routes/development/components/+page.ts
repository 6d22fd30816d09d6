import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { env } from '$env/dynamic/public';
import type { PageLoad } from './$types';

/** For people who build the product: `vite dev`, or a built server started with PUBLIC_DEVELOPMENT=1. */
export const load: PageLoad = () => {
	if (!dev && env.PUBLIC_DEVELOPMENT !== '1') error(404, 'not_found');
};
