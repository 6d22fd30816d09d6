/** The empty page the worker keeps and answers with; the router then shows whatever address was asked for. */
export const ssr = false;
