import { answerJson } from '#server/app';

/** The process answers. Devices probe this to learn whether the server can be reached. */
export const GET = () => answerJson(200, { ok: true, service: 'faqiao' });
