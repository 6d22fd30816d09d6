// All that a reader may do besides reading, in one piece that comes after the text.
export { desk } from '#client/state/reading-desk.svelte';
export { default as After } from './After.svelte';
export { default as Margin } from './Margin.svelte';
export { default as Tools } from './Tools.svelte';
