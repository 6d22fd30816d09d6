import type { OpinionRow, RequestRow } from '../health-check/request.ts';
import type { Delivery } from './delivery.ts';

/** A request as the person sees it: the server's row with the device's own queued work laid over it. */
export interface RequestView extends Omit<RequestRow, 'number' | 'stationName' | 'submittedAt'> {
	/** Server's number; null until the court has it. */
	number: string | null;
	stationName: { zh: string; en: string } | null;
	/** Server time; null until the court has it. */
	submittedAt: string | null;
	/** Revision to send as `baseRev`; null while the request exists on this device only. */
	rev: number | null;
	delivery: Delivery;
	/** The queued or refused command behind `delivery`; null when nothing is open. */
	commandId: string | null;
}

export interface OpinionView extends Omit<OpinionRow, 'number' | 'issuedAt'> {
	number: string | null;
	issuedAt: string | null;
	rev: number | null;
	delivery: Delivery;
	commandId: string | null;
}
