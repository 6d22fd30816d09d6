/**
 * The last line binds the code to our host, so a phone fills it in on our page and on no other.
 * Both languages, because a message cannot know the reader's.
 */
export function signInMessage(code: string, host: string): { subject: string; text: string } {
	return {
		subject: '法桥登录验证码 Faqiao sign-in code',
		text: [
			`【法桥】登录验证码 ${code}，5分钟内有效。请勿告诉任何人，工作人员不会向您索要。`,
			`Faqiao sign-in code ${code}, valid for 5 minutes. Tell it to nobody.`,
			'',
			`@${host} #${code}`
		].join('\n')
	};
}
