// In two halves, so that no virus scanner takes this source file for the test file.
const eicar = Buffer.from(
	['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
);

/** The string every virus scanner must find. Found here too, so that the road to "refused" can always be tried. */
export function hasEicar(bytes: Buffer): boolean {
	return bytes.includes(eicar);
}
