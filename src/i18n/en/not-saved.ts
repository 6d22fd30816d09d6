import type { Words } from '../catalogue.ts';
import type { notSaved as zh } from '../zh-CN/not-saved.ts';

export const notSaved: Words<typeof zh> = {
	title: 'Not saved',
	text: 'This device could not store it; it may be full. What you wrote is still on this page: please do not close it.',
	action: 'Save what I wrote as a file',
	done: 'The file is saved. When there is space again, please try once more.',
	failed: 'The file could not be saved either. Please copy it down or take a screenshot.'
};
