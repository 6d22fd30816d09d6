/** What the benchmark tells the page of a system about the content it is to bring. */
export interface Task {
	notices: number;
	pages: number;
	publicKey: string;
}

export interface FirstSync {
	/** Until everything is stored and could be read. */
	ms: number;
	/** Until the first notices could be read. */
	firstMs: number;
	/** As the system itself counts what it has. */
	stored: number;
}

declare global {
	interface Window {
		firstSync(task: Task): Promise<FirstSync>;
	}
}

export function startPage(run: (task: Task, noteFirst: () => void) => Promise<number>): void {
	window.firstSync = async (task) => {
		const started = performance.now();
		let firstMs = 0;
		const stored = await run(task, () => (firstMs ||= performance.now() - started)).catch(
			(error: unknown) => {
				// Bundled class names say nothing; what the error carries does.
				throw new Error(`${String(error)} ${JSON.stringify(error)}`);
			}
		);
		return { ms: performance.now() - started, firstMs, stored };
	};
}
