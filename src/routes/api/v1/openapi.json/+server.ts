import { answerJson, buildDocument, getApp } from '#server/app';

/** The API described for machines. The same for everyone, so nothing private is in it. */
export const GET = async () => {
	const { config } = await getApp();
	return answerJson(200, buildDocument(config.origin), { 'cache-control': 'no-cache' });
};
