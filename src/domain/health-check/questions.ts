import { contracts } from './items/contracts.ts';
import { data } from './items/data.ts';
import { ecology } from './items/ecology.ts';
import { fraud } from './items/fraud.ts';
import { governance } from './items/governance.ts';
import { intellectualProperty } from './items/intellectual-property.ts';
import { labor } from './items/labor.ts';
import { litigation } from './items/litigation.ts';
import { safety } from './items/safety.ts';
import { tax } from './items/tax.ts';
import type { Questionnaire } from './questionnaire.ts';

/**
 * The questionnaire as shipped: 66 items, 17 of them red flags. No lawyer has reviewed it,
 * and the pages say so; it is a self-check, not legal advice.
 */
export const questionnaire: Questionnaire = {
	id: 'self-check',
	version: '2026.11',
	publishedOn: '2026-11-24',
	domains: [
		contracts,
		labor,
		governance,
		intellectualProperty,
		data,
		tax,
		litigation,
		ecology,
		safety,
		fraud
	],
	quick: ['C4', 'L1', 'L2', 'G3', 'P2', 'T3', 'E1', 'E2', 'Y1', 'Y5', 'S2', 'F3']
};
