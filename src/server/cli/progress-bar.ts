/** A bar on a terminal; in a log a line each quarter, so that a log is not filled with bars. */
export function createProgressBar(
	label: string,
	stream: NodeJS.WriteStream
): (done: number, total: number) => void {
	const width = 30;
	let shown = -1;
	return (done, total) => {
		const share = total === 0 ? 1 : done / total;
		const step = stream.isTTY ? Math.floor(share * 100) : Math.floor(share * 4);
		if (step === shown) return;
		shown = step;
		if (!stream.isTTY) {
			if (step > 0) stream.write(`${label} ${step * 25}%\n`);
			return;
		}
		const filled = Math.round(share * width);
		const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
		const counts = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
		stream.write(`\r${label} ${bar} ${counts}${done === total ? '\n' : ''}`);
	};
}
