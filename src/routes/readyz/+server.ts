import { answerJson, getApp } from '#server/app';

/** The process may take work: the database answers and its tables are up to date. */
export const GET = async () => {
	const { health } = await getApp();
	const readiness = await health.check();
	return answerJson(readiness.ok ? 200 : 503, readiness);
};
