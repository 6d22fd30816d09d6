/** The page of a law by its short name, or of one of its articles as the register writes it, `82`, `133之一`. */
export function lawAddress(law: string, article = ''): string {
	const page = `/laws/${encodeURIComponent(law)}`;
	return article === '' ? page : `${page}/${encodeURIComponent(article)}`;
}
