import { makeDocx } from './make-docx.ts';

/** A fictional judgment as a clerk's Word file: names to decide on, a footnote and a table. */
export const judgment = {
	name: '判决.docx',
	mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	buffer: makeDocx([
		{ text: '没有书面合同的代价', style: 'T' },
		{ text: '基本案情', style: 'H1' },
		'原告王小兰在云杉红枫五金有限公司工作八个月，没有签书面合同。证人王小梅到庭。王小兰的手机号是15400000001。',
		{ text: '裁判', style: 'H1' },
		{
			text: '依照《劳动合同法》第八十二条，公司支付二倍工资。审判长李明。',
			note: '工作时间由考勤记录证明。'
		},
		{
			rows: [
				['项目', '金额'],
				['二倍工资差额', '35000元']
			]
		}
	])
};
