/** Everything here is rendered on the device from its own store and never waits for the network. */
export const ssr = false;
