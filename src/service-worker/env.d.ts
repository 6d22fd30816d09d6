// Not `vite/client`: it brings the types of a page, and a worker has none.
interface ImportMeta {
	readonly env: { readonly VITE_RETIRE_WORKER?: string };
}
