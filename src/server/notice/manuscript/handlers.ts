import { handle } from '../../sync/parse-body.ts';
import { adoptNotice } from './adopt-notice.ts';
import {
	approveManuscript,
	discardManuscript,
	returnManuscript,
	submitManuscript
} from './move-manuscript.ts';
import { publishManuscript } from './publish-manuscript.ts';
import { saveManuscript } from './save-manuscript.ts';
import { withdrawManuscript } from './withdraw-manuscript.ts';

/** Commands of the editors and the use-case each one runs. */
export const manuscriptHandlers = {
	'manuscript.save': handle('manuscript.save', saveManuscript),
	'manuscript.adopt': handle('manuscript.adopt', adoptNotice),
	'manuscript.submit': handle('manuscript.submit', submitManuscript),
	'manuscript.approve': handle('manuscript.approve', approveManuscript),
	'manuscript.return': handle('manuscript.return', returnManuscript),
	'manuscript.publish': handle('manuscript.publish', publishManuscript),
	'manuscript.discard': handle('manuscript.discard', discardManuscript),
	'manuscript.withdraw': handle('manuscript.withdraw', withdrawManuscript)
};
