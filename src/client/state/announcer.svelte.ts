/** What the live region says next. One per tab, written only by things a person did or that happened to their matter. */
class Announcer {
	text = $state('');

	/** Said politely: after what the screen reader is saying now. The same text twice is said twice. */
	say(text: string): void {
		this.text = this.text === text ? `${text}\u00a0` : text;
	}
}

export const announcer = new Announcer();
