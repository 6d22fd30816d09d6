import * as v from 'valibot';
import { sha256Schema } from '../../../domain/files/attachment.ts';
import { MAX_FILE_BYTES } from '../../../domain/files/limits.ts';
import { exampleOwner, officerQingtong } from '../../demo/world.ts';
import { type Operation, type Parameter, problem } from './operation.ts';

const tus: Parameter = {
	name: 'Tus-Resumable',
	in: 'header',
	description: 'Version of the protocol',
	schema: v.literal('1.0.0'),
	required: true
};
const hash: Parameter = {
	name: 'hash',
	in: 'path',
	description: 'SHA-256 of the content, in hex',
	schema: sha256Schema,
	required: true
};
const firm: Parameter = {
	name: 'firm',
	in: 'query',
	description: "The account's firm; left out when it has only one",
	schema: v.pipe(v.string(), v.uuid())
};
const version = { 'tus-resumable': '1.0.0' };
const nobody = '0'.repeat(64);
/** Of the bytes `faqiao`. */
const exampleHash = '2c3d6b26ec0b721024938fe4ab9285ad901730aae64be7b9a02d1f82105190b6';
const metadata = `sha256 ${Buffer.from(exampleHash).toString('base64')}`;

export const fileOperations: Operation[] = [
	{
		method: 'post',
		path: '/api/v1/files',
		tag: 'files',
		summary: 'Begin an upload (tus 1.0)',
		description:
			'Ask with HEAD first and begin only after a 404. The metadata key `sha256` names the upload, so beginning twice is beginning once. Files are put to a request by the command `file.attach`.',
		signIn: true,
		parameters: [
			tus,
			{
				name: 'Upload-Length',
				in: 'header',
				description: 'Bytes of the whole file',
				schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_FILE_BYTES)),
				required: true
			},
			{
				name: 'Upload-Metadata',
				in: 'header',
				description: '`sha256 <base64 of the hash in hex>`',
				schema: v.string(),
				required: true
			},
			firm
		],
		answers: {
			201: { description: 'Begun; `Location` is the address of the upload.' },
			400: problem('Length or metadata are missing or wrong.'),
			401: problem('Nobody is signed in.'),
			403: problem('Only firms hand in files.'),
			409: problem('The upload is there with another length.'),
			412: problem('The header Tus-Resumable is missing.'),
			413: problem('Longer than one file may be, or the firm has no room left.')
		},
		examples: [
			{
				summary: 'A file of 6 bytes',
				as: exampleOwner,
				headers: { ...version, 'upload-length': '6', 'upload-metadata': metadata },
				status: 201
			},
			{
				summary: 'Without its hash',
				as: exampleOwner,
				headers: { ...version, 'upload-length': '6' },
				status: 400
			},
			{
				summary: 'Too long',
				as: exampleOwner,
				headers: { ...version, 'upload-length': '39845888', 'upload-metadata': metadata },
				status: 413
			},
			{ summary: 'Not tus', as: exampleOwner, status: 412 },
			{ summary: 'By the court', as: officerQingtong, headers: version, status: 403 }
		]
	},
	{
		method: 'head',
		path: '/api/v1/files/{hash}',
		tag: 'files',
		summary: 'How much of a file is here',
		description:
			'`Upload-Offset` equal to `Upload-Length` means complete and checked. A file of another firm is not found.',
		signIn: true,
		parameters: [tus, hash, firm],
		answers: {
			200: { description: 'Here, up to `Upload-Offset`.' },
			401: { description: 'Nobody is signed in.' },
			403: { description: 'Only firms hand in files.' },
			404: { description: 'Not here: begin.' },
			412: { description: 'The header Tus-Resumable is missing.' },
			423: { description: 'Another sender is at it: ask again.' }
		},
		examples: [
			{
				summary: 'Begun',
				as: exampleOwner,
				address: `/api/v1/files/${exampleHash}`,
				headers: version,
				status: 200
			},
			{
				summary: 'Unknown',
				as: exampleOwner,
				address: `/api/v1/files/${nobody}`,
				headers: version,
				status: 404
			}
		]
	},
	{
		method: 'patch',
		path: '/api/v1/files/{hash}',
		tag: 'files',
		summary: 'Send bytes from an offset on',
		signIn: true,
		parameters: [
			tus,
			hash,
			firm,
			{
				name: 'Upload-Offset',
				in: 'header',
				description: 'Where these bytes begin',
				schema: v.pipe(v.number(), v.integer(), v.minValue(0)),
				required: true
			}
		],
		body: v.string(),
		bodyMedia: 'application/offset+octet-stream',
		answers: {
			204: { description: 'Taken; `Upload-Offset` is where to go on.' },
			401: problem('Nobody is signed in.'),
			403: problem('A header is missing, or the role is not that of a firm.'),
			404: problem('Not begun.'),
			409: problem('The upload stands at another offset: ask with HEAD and go on from there.'),
			412: problem('The header Tus-Resumable is missing.'),
			413: problem('More bytes than the upload has.'),
			423: problem('Another sender is at it: ask again.'),
			460: problem('All bytes are here and do not have this hash; begin anew.')
		},
		examples: [
			{
				summary: 'At a wrong offset',
				as: exampleOwner,
				address: `/api/v1/files/${exampleHash}`,
				headers: { ...version, 'upload-offset': '3' },
				body: 'iao',
				status: 409
			},
			{
				summary: 'Not begun',
				as: exampleOwner,
				address: `/api/v1/files/${nobody}`,
				headers: { ...version, 'upload-offset': '0' },
				body: 'faqiao',
				status: 404
			}
		]
	},
	{
		method: 'get',
		path: '/api/v1/attachments/{id}',
		tag: 'files',
		summary: 'Download an attachment that was found clean',
		description: 'For its firm and for the station that has the request; judged at every call.',
		signIn: true,
		parameters: [
			{
				name: 'id',
				in: 'path',
				description: 'Id of the attachment, from the feed',
				schema: v.pipe(v.string(), v.uuid()),
				required: true
			}
		],
		answers: {
			200: { description: 'The file, always as a download.', media: 'application/octet-stream' },
			401: problem('Nobody is signed in.'),
			404: problem('Nothing that this account may see.'),
			409: problem('Still being checked (`being_checked`), or `refused`.')
		},
		examples: [
			{
				summary: 'Not there',
				as: exampleOwner,
				address: '/api/v1/attachments/00000000-0000-4000-8000-000000000000',
				status: 404
			}
		]
	}
];
