import { expect, test } from 'vitest';
import { writtenFields } from './body-words.ts';

const texts = (body: Record<string, unknown>) =>
	writtenFields(body, 'zh-CN').map(({ label, text }) => `${label}: ${text}`);

test('what was written is said in words, and what the machine added is not', () => {
	const body = {
		requestId: '0e1',
		localNumber: 'L-0001',
		level: 'red',
		finding: '没有签合同',
		basis: [{ law: '劳动合同法', article: '第八十二条' }],
		questionnaireVersion: '3',
		answersHash: 'x',
		shared: [],
		advice: ''
	};
	expect(texts(body)).toEqual([
		'等级: 重大且紧急',
		'发现的问题: 没有签合同',
		'法律依据: 《劳动合同法》第82条'
	]);
});

test('drafts are read in the shape of their forms', () => {
	const back = { fields: ['description'], reasons: { description: '请写明金额' }, note: '谢谢' };
	expect(texts(back)).toEqual(['要改的地方: 需要什么帮助：请写明金额', '补充说明: 谢谢']);
	expect(texts({ choice: 'disagreed', reason: '已签' })).toEqual(['理由: 已签', '答复: 不同意']);
	expect(texts({ content: { contactName: '周' }, withheld: ['L1'] })).toEqual(['联系人: 周']);
});

test('a manuscript is read with its decisions, without what the machine keeps beside it', () => {
	const keeps = [{ kind: 'person', text: '李明', passage: '1x9', reason: '依法公开' }];
	const body = { kind: 'riskTip', titleZh: '按时付款', format: 'markdown', keeps, baseRev: 3 };
	expect(texts({ ...body, base: { titleZh: '旧' } })).toEqual([
		'种类: 风险提示',
		'标题: 按时付款',
		'保留原样的: 李明：依法公开'
	]);
});

test('fields of a later version are shown as far as they are text', () => {
	expect(texts({ gate: '东门', photos: [{ name: '门口', size: 3 }], deep: { a: 1 } })).toEqual([
		'内容: 东门',
		'内容: 门口'
	]);
});
