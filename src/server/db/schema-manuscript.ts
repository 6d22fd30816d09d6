import type { ManuscriptStatus } from '../../domain/notice/manuscript.ts';

export interface ManuscriptTable {
	id: string;
	rev: number;
	status: ManuscriptStatus;
	number: number | null;
	version: number;
	content: string;
	keeps: string;
	round: number;
	approved_by: string | null;
	approved_name: string | null;
	publish_at: string | null;
	live: string | null;
	live_expires_on: string | null;
	withdrawn: string | null;
	history: string;
	created_at: string;
	updated_at: string;
}

export interface ManuscriptVersionTable {
	manuscript_id: string;
	version: number;
	content: string;
	keeps: string;
	author_id: string;
	author_name: string;
	saved_at: string;
}

export interface ManuscriptHandTable {
	manuscript_id: string;
	round: number;
	account_id: string;
	part: 'author' | 'reviewer';
}

export interface NoticeReachTable {
	number: number;
	taken: number;
	useful: number;
	useless: number;
}

export interface NoticeVoteTable {
	id: string;
	day: string;
}

export interface NoticeVersionTable {
	number: number;
	rev: number;
	draft: string;
	updated_at: string;
}
