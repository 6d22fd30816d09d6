/** Unsigned numbers below 2^32, seven bits a byte, lowest first: most gaps fit in one byte. */
export class VarintWriter {
	#bytes = new Uint8Array(256);
	#length = 0;

	get length(): number {
		return this.#length;
	}

	write(value: number): void {
		if (this.#length + 5 > this.#bytes.length) this.#grow(this.#length + 5);
		let rest = value;
		while (rest > 127) {
			this.#bytes[this.#length++] = (rest & 127) | 128;
			rest >>>= 7;
		}
		this.#bytes[this.#length++] = rest;
	}

	writeBytes(bytes: Uint8Array): void {
		if (this.#length + bytes.length > this.#bytes.length) this.#grow(this.#length + bytes.length);
		this.#bytes.set(bytes, this.#length);
		this.#length += bytes.length;
	}

	/** A view, valid until the next write. */
	bytes(): Uint8Array {
		return this.#bytes.subarray(0, this.#length);
	}

	#grow(needed: number): void {
		const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
		larger.set(this.bytes());
		this.#bytes = larger;
	}
}

export class VarintReader {
	#bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array, at = 0) {
		this.#bytes = bytes;
		this.#at = at;
	}

	/** Place of the next byte. */
	get at(): number {
		return this.#at;
	}

	read(): number {
		let value = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = this.#bytes[this.#at++];
			// A short section would otherwise loop for ever.
			if (byte === undefined) throw new Error('The section ends too early.');
			value |= (byte & 127) << shift;
			if (byte < 128) return value >>> 0;
		}
	}

	rest(): Uint8Array {
		return this.#bytes.subarray(this.#at);
	}
}
