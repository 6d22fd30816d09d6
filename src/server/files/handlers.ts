import { handle } from '../sync/parse-body.ts';
import { attachFile } from './attach-file.ts';

/** Commands about files and the use-case each one runs. */
export const fileHandlers = {
	'file.attach': handle('file.attach', attachFile)
};
