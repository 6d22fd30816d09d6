/** Tables of files and what they are attached to; read with `schema.ts`. */

export interface FileTable {
	firm_id: string;
	sha256: string;
	bytes: number;
	state: 'receiving' | 'complete';
	created_by: string;
	created_at: number;
	complete_at: number | null;
}

/** Who writes to an upload now. `wanted`: somebody else waits for it. */
export interface UploadLockTable {
	id: string;
	holder: string;
	until: number;
	wanted: number;
}

export interface AttachmentTable {
	id: string;
	rev: number;
	request_id: string;
	firm_id: string;
	sha256: string;
	name: string;
	type: string;
	bytes: number;
	purpose: string;
	state: 'quarantined' | 'clean' | 'refused' | 'replaced';
	reason: string | null;
	created_by: string;
	received_at: string;
	decided_at: string | null;
	clean_key: string | null;
	scan_after: number;
	scan_tries: number;
	leased_by: string | null;
	leased_until: number;
}
