import type { Role } from '../../domain/account/actor.ts';

/**
 * A fictional city, so plainly that nobody takes it for a real one. Ids are fixed for ever: checks and
 * the OpenAPI examples name them. Phone numbers lie in a range no operator uses; mail ends in `.example`.
 */
const id = (kind: string, n: number) =>
	`${kind}00000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export interface DemoJurisdiction {
	id: string;
	parentId: string | null;
	level: 'province' | 'city' | 'county' | 'township' | 'village';
	name: { zh: string; en: string };
}

const province = id('0a1', 1);
const city = id('0a1', 2);
const district = id('0a1', 3);
const county = id('0a1', 4);
const town = id('0a1', 5);

export const jurisdictions: DemoJurisdiction[] = [
	{
		id: province,
		parentId: null,
		level: 'province',
		name: { zh: '示例省（虚构）', en: 'Sample Province (fictional)' }
	},
	{
		id: city,
		parentId: province,
		level: 'city',
		name: { zh: '云杉市（虚构）', en: 'Yunshan City (fictional)' }
	},
	{
		id: district,
		parentId: city,
		level: 'county',
		name: { zh: '青桐区（虚构）', en: 'Qingtong District (fictional)' }
	},
	{
		id: county,
		parentId: city,
		level: 'county',
		name: { zh: '雾溪县（虚构）', en: 'Mist Creek County (fictional)' }
	},
	{
		id: town,
		parentId: county,
		level: 'township',
		name: { zh: '石桥镇（虚构）', en: 'Stone Bridge Town (fictional)' }
	},
	{
		id: id('0a1', 6),
		parentId: town,
		level: 'village',
		name: { zh: '柳岸村（虚构）', en: 'Willow Bank Village (fictional)' }
	}
];

export interface DemoStation {
	id: string;
	jurisdictionId: string;
	name: { zh: string; en: string };
}

export const stationQingtong = id('0b1', 1);
export const stationMist = id('0b1', 2);

export const stations: DemoStation[] = [
	{
		id: stationQingtong,
		jurisdictionId: district,
		name: {
			zh: '青桐区民营企业司法联络站',
			en: 'Qingtong District Liaison Station for Private Firms'
		}
	},
	{
		id: stationMist,
		jurisdictionId: county,
		name: {
			zh: '雾溪县民营企业司法联络站',
			en: 'Mist Creek County Liaison Station for Private Firms'
		}
	}
];

export interface DemoFirm {
	id: string;
	jurisdictionId: string;
	stationId: string;
	name: string;
}

export const firmMaple = id('0c1', 1);
export const firmRiver = id('0c1', 2);
export const firmMist = id('0c1', 3);

export const firms: DemoFirm[] = [
	{
		id: firmMaple,
		jurisdictionId: district,
		stationId: stationQingtong,
		name: '云杉红枫五金有限公司（虚构）'
	},
	{
		id: firmRiver,
		jurisdictionId: district,
		stationId: stationQingtong,
		name: '云杉青河食品有限公司（虚构）'
	},
	{ id: firmMist, jurisdictionId: county, stationId: stationMist, name: '雾溪竹艺工坊（虚构）' }
];

export interface DemoPerson {
	accountId: string;
	role: Role;
	name: string;
	/** Owners sign in by phone, staff by e-mail. Exactly one of the two is set. */
	phone?: string;
	email?: string;
	firmId?: string;
	/** Supervisors and administrators read every station; see `stationsOf`. */
	stationId?: string;
}

const person = (n: number) => id('0d1', n);

/** The owner who sends the OpenAPI example batch. */
export const exampleOwner = person(1);
export const ownerRiver = person(3);
export const ownerMist = person(4);
export const officerQingtong = person(11);
export const officerMist = person(12);
export const adviserQingtong = person(13);

export const people: DemoPerson[] = [
	{
		accountId: exampleOwner,
		role: 'owner',
		name: '周明远',
		phone: '+8615400000001',
		firmId: firmMaple
	},
	{
		accountId: person(2),
		role: 'owner',
		name: '林晓岚',
		phone: '+8615400000002',
		firmId: firmMaple
	},
	{
		accountId: ownerRiver,
		role: 'owner',
		name: '陈河生',
		phone: '+8615400000003',
		firmId: firmRiver
	},
	{
		accountId: ownerMist,
		role: 'owner',
		name: '吴竹青',
		phone: '+8615400000004',
		firmId: firmMist
	},
	{
		accountId: officerQingtong,
		role: 'liaisonOfficer',
		name: '何静',
		email: 'hejing@qingtong.example',
		stationId: stationQingtong
	},
	{
		accountId: officerMist,
		role: 'liaisonOfficer',
		name: '马如海',
		email: 'maruhai@mistcreek.example',
		stationId: stationMist
	},
	{
		accountId: adviserQingtong,
		role: 'adviser',
		name: '沈安',
		email: 'shenan@qingtong.example',
		stationId: stationQingtong
	},
	{ accountId: person(14), role: 'publisher', name: '许文', email: 'xuwen@yunshan.example' },
	{ accountId: person(15), role: 'reviewer', name: '罗衡', email: 'luoheng@yunshan.example' },
	{
		accountId: person(16),
		role: 'supervisor',
		name: '邓宁',
		email: 'dengning@yunshan.example',
		stationId: stationQingtong
	},
	{
		accountId: person(17),
		role: 'administrator',
		name: '系统管理员',
		email: 'admin@yunshan.example',
		stationId: stationQingtong
	}
];

/** Stations a person is posted to: supervisors and administrators see all, the others their own. */
export function stationsOf(one: DemoPerson): string[] {
	if (one.role === 'supervisor' || one.role === 'administrator')
		return stations.map(({ id }) => id);
	return one.stationId ? [one.stationId] : [];
}
