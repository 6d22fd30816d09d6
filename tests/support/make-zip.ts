import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
	name: string;
	content: string | Buffer;
	/** What the tables claim, when they shall lie. */
	claimedSize?: number;
	/** Unix mode and kind of file. */
	mode?: number;
	isEncrypted?: boolean;
}

/** A zip archive as the format is written, so that tests can also write it wrongly. */
export function makeZip(parts: Part[], { comment = '' } = {}): Buffer {
	const locals: Buffer[] = [];
	const entries: Buffer[] = [];
	let offset = 0;
	for (const part of parts) {
		const content = Buffer.from(part.content);
		const packed = deflateRawSync(content);
		const name = Buffer.from(part.name);
		const fields = Buffer.alloc(26);
		fields.writeUInt16LE(20, 0);
		fields.writeUInt16LE(part.isEncrypted ? 1 : 0, 2);
		fields.writeUInt16LE(8, 4);
		fields.writeUInt32LE(crc32(content), 10);
		fields.writeUInt32LE(packed.length, 14);
		fields.writeUInt32LE(part.claimedSize ?? content.length, 18);
		fields.writeUInt16LE(name.length, 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 6);
		rest.writeUInt32LE(offset, 10);
		const madeBy = Buffer.from([20, 3]);
		entries.push(Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, fields, rest, name]));
		locals.push(local);
		offset += local.length;
	}
	const table = Buffer.concat(entries);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(parts.length, 4);
	end.writeUInt16LE(parts.length, 6);
	end.writeUInt32LE(table.length, 8);
	end.writeUInt32LE(offset, 12);
	end.writeUInt16LE(comment.length, 16);
	return Buffer.concat([
		...locals,
		table,
		Buffer.from('PK\x05\x06'),
		end,
		Buffer.from(comment, 'latin1')
	]);
}
