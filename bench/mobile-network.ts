const megabit = 1_000_000 / 8;

/** The mobile profile's line, for `Network.emulateNetworkConditions`: 10 Mbit/s down, 3 up, 150 ms to the first byte. */
export const mobileNetwork = {
	offline: false,
	latency: 150,
	downloadThroughput: 10 * megabit,
	uploadThroughput: 3 * megabit
};
