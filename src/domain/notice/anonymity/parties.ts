/** What people and companies are called in a judgment. Of two that begin alike the longer stands first. */
export const parties =
	'被上诉人 上诉人 被申请执行人 申请执行人 被执行人 被申请人 再审申请人 申请人 被告人 被告 原告 第三人 案外人 债权人 债务人 担保人 保证人 出租人 承租人 买受人 出卖人'.split(
		' '
	);
