/**
 * The links a notice may carry: https, mail, telephone and our own pages. Everything else is
 * dropped to its words, so `javascript:` can exist neither in a pack nor on a page.
 */
export function isAllowedHref(href: string): boolean {
	// Browsers skip control characters and spaces inside a scheme; so does this check, by refusing
	// them; and they read a backslash as a slash.
	for (let at = 0; at < href.length; at++) {
		const unit = href.charCodeAt(at);
		if (unit <= 32 || unit === 127 || unit === 92) return false;
	}
	if (href.startsWith('/')) return !href.startsWith('//');
	if (/^#[A-Za-z0-9_-]{1,80}$/.test(href)) return true;
	return /^(?:https:\/\/[^/]|mailto:[^:]+@|tel:\+?[0-9-]{2,20}$)/i.test(href);
}
