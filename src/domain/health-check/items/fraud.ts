import { defineItem } from '../define-item.ts';
import type { Domain, Text } from '../questionnaire.ts';

const goodPractice: Text = {
	zh: '这是好做法，不是法律条文的直接要求。',
	en: 'This is good practice, not a direct requirement of a statute.'
};

export const fraud: Domain = {
	id: 'D10',
	title: { zh: '反诈与印章账户安全', en: 'Fraud, seals and accounts' },
	items: [
		defineItem({
			id: 'F1',
			text: {
				zh: '付款是否双人复核并回拨核实？',
				en: 'Are payments checked by two people and confirmed by calling back?'
			},
			why: {
				zh: '骗子常改收款账号，打个电话就能拦住。',
				en: 'Fraudsters change account numbers; one phone call stops them.'
			},
			act: {
				zh: '定一条规矩：账号有变，必须打老号码核实。',
				en: 'One rule: if the account changes, call the old number first.'
			},
			evidence: { zh: '付款审批单、回拨记录', en: 'Payment approvals, call notes' },
			severity: 3,
			caveat: goodPractice
		}),
		defineItem({
			id: 'F2',
			text: {
				zh: '是否从未出租、出借对公账户、电话卡？',
				en: 'Have you never lent or rented out a company account or phone card?'
			},
			why: {
				zh: '出借账户可能成为诈骗的帮手，要罚款甚至拘留。',
				en: 'A lent account may serve fraud, and brings fines or detention.'
			},
			act: {
				zh: '清点所有账户、网银盾和电话卡，借出去的立即收回并报告。',
				en: 'Count every account, bank key and phone card; take back and report any that were lent.'
			},
			evidence: { zh: '账户和电话卡清单', en: 'List of accounts and cards' },
			severity: 4,
			redFlag: true,
			cites: [['反电信网络诈骗法', '31', '44']]
		}),
		defineItem({
			id: 'F3',
			text: {
				zh: '是否有人自称律师或“有关系”，先收费代追欠款？',
				en: 'Has someone who claims to be a lawyer, or to “know people”, asked for a fee first to recover a debt?'
			},
			why: {
				zh: '先收费、包追回，是假冒律师的常见骗法。',
				en: 'Fee first and a promise to recover is how fake lawyers work.'
			},
			act: {
				zh: '先别付钱。要姓名、律所和执业证号，自己去查，已付的保留聊天并报警。',
				en: 'Pay nothing. Ask for name, law firm and licence number and check them yourself; if you paid, keep the chat and call the police.'
			},
			evidence: { zh: '聊天记录、转账记录', en: 'Chats, transfers' },
			severity: 4,
			redFlag: true,
			goodAnswer: 'no',
			cites: [['律师法', '13', '55']]
		}),
		defineItem({
			id: 'F4',
			text: {
				zh: '法律服务合同对方是律师事务所还是咨询公司？',
				en: 'Is your legal services contract with a law firm or a consultancy?'
			},
			why: {
				zh: '法律咨询公司不是律师事务所，一般不能代理诉讼。',
				en: 'A legal consultancy is not a law firm and generally cannot represent you in court.'
			},
			act: {
				zh: '看合同盖的是谁的章。是咨询公司的，先问清能做什么。',
				en: 'See whose seal is on the contract. If it is a consultancy, ask what it may do.'
			},
			evidence: { zh: '法律服务合同、发票', en: 'Service contract, invoice' },
			severity: 3,
			choice: {
				yes: { zh: '律师事务所', en: 'A law firm' },
				no: { zh: '咨询公司', en: 'A consultancy' }
			},
			cites: [['律师法', '13']]
		}),
		defineItem({
			id: 'F5',
			text: {
				zh: '财务是否演练过“假冒老板”指令？',
				en: 'Has your finance staff rehearsed a fake order from “the boss”?'
			},
			why: {
				zh: '骗子冒充老板催转账，演练过的人不慌。',
				en: 'Fraudsters pose as the boss and press for transfers; rehearsed staff stay calm.'
			},
			act: {
				zh: '和财务约一句暗语，本周演练一次。',
				en: 'Agree a code word with finance and rehearse once this week.'
			},
			evidence: { zh: '演练记录', en: 'Drill record' },
			severity: 2,
			caveat: goodPractice,
			service: 'lecture'
		}),
		defineItem({
			id: 'F6',
			text: {
				zh: '收到“法院”短信链接是否知道怎样核实？',
				en: 'When a text message from “the court” has a link, do you know how to check it?'
			},
			why: {
				zh: '骗子会冒充法院，真正的送达可以核实。',
				en: 'Fraudsters pose as courts; genuine service can be checked.'
			},
			act: {
				zh: '不点链接。从法院公开的电话打过去，报案号核实。',
				en: 'Do not tap the link. Call the court on its published number and give the case number.'
			},
			evidence: { zh: '核实办法张贴照片', en: 'Photo of the posted instructions' },
			severity: 2,
			caveat: {
				zh: '核实电话由法院提供，这里没有列出。',
				en: 'The numbers to call come from the court and are not listed here.'
			}
		})
	]
};
