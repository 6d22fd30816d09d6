import { describe, expect, it } from 'vitest';
import { isCreditCode, isIdNumber, isLuhn } from './check-digits.ts';
import { decide, isOpen, keepOf, liveKeeps } from './decisions.ts';
import { findPersonalData } from './find-personal-data.ts';
import { proposePseudonym } from './pseudonym.ts';

const foundIn = (text: string) =>
	findPersonalData({ text }).map(({ kind, text }) => `${kind} ${text}`);

describe('what is found', () => {
	it.each([
		['原告李大勇，男，1980年生。', ['person 李大勇']],
		['原告：欧阳静怡，女，汉族。', ['person 欧阳静怡']],
		['原告（反诉被告）：王小兰。', ['person 王小兰']],
		['原告李大勇、王小兰与被告陈静劳动争议一案', ['person 李大勇', 'person 王小兰', 'person 陈静']],
		['法定代表人：赵刚，执行董事。', ['person 赵刚']],
		['审判长　李　明', ['person 李　明']],
		['证人周建国称其到过现场。', ['person 周建国']],
		['李大勇诉甲公司劳动争议案', ['person 李大勇']],
		['后来王小兰女士到场。', ['person 王小兰']],
		['The court heard Mr. Zhang Wei.', ['person Mr. Zhang Wei']],
		['身份证号码：11010519491231002X。', ['idNumber 11010519491231002X']],
		['身份证号110105 19491231 002X', ['idNumber 110105 19491231 002X']],
		[
			'身份证号：１１０１０５１９４９１２３１００２Ｘ',
			['idNumber １１０１０５１９４９１２３１００２Ｘ']
		],
		['身份证号110105194912310021（抄写有误）', ['idNumber 110105194912310021']],
		['电话15400000001，座机0755-12345678。', ['phone 15400000001', 'phone 0755-12345678']],
		['可拨154 0000 0002或（0755）12345678', ['phone 154 0000 0002', 'phone （0755）12345678']],
		['电话为+86 154-0000-0003', ['phone +86 154-0000-0003']],
		['汇入卡号6222 0212 3456 7890 128', ['bankCard 6222 0212 3456 7890 128']],
		['收款账号：4000012345678901', ['bankCard 4000012345678901']],
		['被告深圳市红枫五金有限公司未付款。', ['company 深圳市红枫五金有限公司']],
		['与和谐科技有限公司签约', ['company 和谐科技有限公司']],
		['原告老槐五金店起诉', ['company 老槐五金店']],
		['云杉市青桐区新枫农民专业合作社', ['company 云杉市青桐区新枫农民专业合作社']],
		['Contract with Red Maple Hardware Co., Ltd. in May', ['company Red Maple Hardware Co., Ltd.']],
		['统一社会信用代码91350100M000100Y43', ['creditCode 91350100M000100Y43']],
		['案号：（2025）粤0304民初1234号', ['caseNumber （2025）粤0304民初1234号']],
		['(2024)最高法知民终56号判决', ['caseNumber (2024)最高法知民终56号']],
		['住云杉市青桐区松柏路3号2栋501室。', ['address 云杉市青桐区松柏路3号2栋501室']],
		['车牌粤B·12345和粤BD12345', ['plate 粤B·12345', 'plate 粤BD12345']],
		[
			'邮箱lidayong@firm.example，微信号：ldy_1980',
			['email lidayong@firm.example', 'phone ldy_1980']
		]
	])('%s', (text, expected) => {
		expect(foundIn(text)).toEqual(expected);
	});

	it('finds a name everywhere once it was recognised, and the short name of a firm as well', () => {
		const findings = findPersonalData({
			title: '李大勇的教训',
			text: '原告李大勇，男。云杉红枫五金有限公司（以下简称红枫公司）辞退李大勇。红枫公司败诉。'
		});
		expect(findings.map(({ field, text }) => `${field} ${text}`)).toEqual([
			'title 李大勇',
			'text 李大勇',
			'text 云杉红枫五金有限公司',
			'text 红枫公司',
			'text 李大勇',
			'text 红枫公司'
		]);
	});
});

describe('what is left alone', () => {
	it.each([
		'原告张某与被告甲公司劳动争议一案，张某某、王某甲到庭。',
		'原告于2025年3月1日向被告支付货款，被告应当在三十日内发货。',
		'原告曾向被告催款，被告方未答复，原告有权解除合同。',
		'被告何时付款、原告单位是否盖章、第三人安排验收，均有争议。',
		'被告连续三个月未支付工资，原告时任车间主任。',
		'法定代表人应当到庭，负责人和经理高度重视，律师认为可以和解。',
		'股东会决议经董事签字，监事和董事均未到场。',
		'有限责任公司的股东以其认缴的出资额为限承担责任。',
		'审判长查明当事人到庭，经审判长许可，村民、居民、公民均可旁听。',
		'向工商行政管理部门、农民专业合作社和其所在的律师事务所了解情况。',
		'某科技有限公司与××有限公司、A有限公司均未到庭。',
		'根据国发〔2025〕12号、法释〔2020〕17号，以及《民法典》第五百零九条。',
		'二〇二五年十一月二十四日，共计人民币1234567890.12元，订单号202511240001。',
		'2025-11-24至2026-01-31，每天9:00-17:30，编号T2026-0153。',
		'拨打12348或110、96110，乘坐地铁12号线。',
		'青桐区人民法院、云杉市市场监督管理局、县人力资源和社会保障局。',
		'劳动者在试用期的工资不得低于约定工资的百分之八十。',
		'债权人向债务人主张，保证人承担连带责任，出租人和承租人均同意。',
		'The employer shall pay double wages under Article 82 of the Labor Contract Law.'
	])('%s', (text) => {
		expect(foundIn(text)).toEqual([]);
	});

	it('a number that only looks like an identity or a card number', () => {
		expect(isIdNumber('110105194912310021')).toBe(false);
		expect(isIdNumber('11010519491331002X')).toBe(false);
		expect(foundIn('批次110105194912310021')).toEqual([]);
		expect(isLuhn('6222021234567890129')).toBe(false);
		expect(foundIn('流水6222021234567890129')).toEqual([]);
		expect(isCreditCode('91350100M000100Y44')).toBe(false);
	});
});

describe('a decision', () => {
	const text = '审判长李明。原告李大勇，男。李大勇住在青桐区。';
	const first = findPersonalData({ text });

	it('lets one sentence stand and no other', () => {
		const judge = first.find(({ text }) => text === '李明');
		if (!judge) throw new Error('not found');
		const decided = decide(first, [keepOf(judge, '审判人员依法公开')]);
		expect(decided.filter(isOpen).map(({ text }) => text)).toEqual(['李大勇', '李大勇']);
	});

	it('survives edits elsewhere and ends when its sentence changes', () => {
		const keeps = first.map((finding) => keepOf(finding, '本人书面同意公开'));
		const before = findPersonalData({ text: `新加的一段。\n${text}\n另一段。` });
		expect(decide(before, keeps).filter(isOpen)).toEqual([]);
		const after = findPersonalData({ text: text.replace('住在青桐区', '住在雾溪县') });
		expect(
			decide(after, keeps)
				.filter(isOpen)
				.map(({ passage }) => passage)
		).toEqual(['李大勇住在雾溪县']);
		expect(liveKeeps(after, keeps)).toHaveLength(2);
	});
});

describe('a pseudonym', () => {
	it('is what judgments write, and never the one of somebody else', () => {
		expect(proposePseudonym('person', '张伟', [])).toBe('张某');
		expect(proposePseudonym('person', '张敏', ['张某到庭'])).toBe('张某甲');
		expect(proposePseudonym('person', '欧阳静', [])).toBe('欧阳某');
		expect(proposePseudonym('company', '红枫五金有限公司', ['甲公司'])).toBe('乙公司');
		expect(proposePseudonym('company', '示例律师事务所', [])).toBe('甲事务所');
		expect(proposePseudonym('caseNumber', '（2025）粤0304民初1234号', [])).toBe('（2025）××××号');
		expect(proposePseudonym('phone', '15400000001', [])).toBe('（已隐去）');
	});

	it('is not found again', () => {
		for (const kind of ['person', 'company', 'caseNumber', 'address', 'plate', 'phone'] as const) {
			const instead = proposePseudonym(kind, '（2025）粤0304民初1234号', []);
			expect(foundIn(`原告：${instead}，其他。`)).toEqual([]);
		}
	});
});
