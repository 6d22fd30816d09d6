// What is here is on the device only: there is nothing for a server to render.
export const ssr = false;
