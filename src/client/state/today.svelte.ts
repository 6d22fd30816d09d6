import { browser } from '$app/environment';
import { courtDay } from '#i18n/format';

const lookEveryMs = 30_000;

/**
 * The court's day by this device's clock. A page that stays open past midnight, or comes back the next
 * morning, must not go on calling a law in force.
 */
class Today {
	#day = $state(courtDay(new Date()));

	constructor() {
		if (!browser) return;
		const look = () => (this.#day = courtDay(new Date()));
		setInterval(look, lookEveryMs);
		// Timers of a page in the background may stand still.
		document.addEventListener('visibilitychange', look);
	}

	get day(): string {
		return browser ? this.#day : courtDay(new Date());
	}
}

export const today = new Today();
