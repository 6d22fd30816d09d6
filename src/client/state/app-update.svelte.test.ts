import { expect, it, vi } from 'vitest';
import { unsavedWork } from '#client/platform/unsaved-work';
import { appUpdate } from './app-update.svelte.ts';

it('never takes over while a form holds unsaved work', () => {
	const takeOver = vi.fn();
	appUpdate.offer(takeOver);
	expect(appUpdate.isOffered).toBe(true);

	const first = unsavedWork.hold();
	const second = unsavedWork.hold();
	appUpdate.accept();
	expect(appUpdate.isBlocked).toBe(true);
	expect(takeOver).not.toHaveBeenCalled();

	first();
	first();
	expect(appUpdate.isBlocked).toBe(true);
	second();
	expect(appUpdate.isBlocked).toBe(false);
	appUpdate.accept();
	expect(takeOver).toHaveBeenCalledOnce();
});

it('is not offered again after 以后再说 until another version comes', () => {
	appUpdate.offer(() => {});
	appUpdate.later();
	expect(appUpdate.isOffered).toBe(false);
	appUpdate.offer(() => {});
	expect(appUpdate.isOffered).toBe(true);
});
