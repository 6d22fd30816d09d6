export const signIn = {
	title: 'Sign in',
	lead: 'Signed in, you can send requests and read the court’s answers. Cases and the self-check need no account.',
	staffTitle: 'Staff sign-in',
	staffLead: 'First a code by e-mail, then your authenticator. Both are needed.',
	phone: 'Mobile number (mainland China)',
	phoneHint: 'The number registered with your liaison station. We send it a code.',
	email: 'Work e-mail',
	emailHint: 'The address registered with your court or station.',
	publicDevice: 'This is a shared device',
	publicDeviceHint:
		'Tick this when others use this device: nothing stays when you sign out or close the page.',
	sendCode: 'Send me a code',
	asStaff: 'I work for the court or a liaison station',
	asOwner: 'I am from a firm: sign in by phone',
	codeTitle: 'Enter the code',
	codeSentPhone: (target: string) =>
		`If ${target} is registered, a text message arrives within a minute.`,
	codeSentEmail: (target: string) =>
		`If ${target} is registered, an e-mail arrives within a minute.`,
	code: '6-digit code',
	codeHint: 'Valid for 5 minutes. You can paste it.',
	continue: 'Continue',
	resend: 'Send another code',
	resendIn: (seconds: number) => `You can ask for another code in ${seconds} s`,
	resendReady: 'You can ask for another code now.',
	resent: 'A new code is on its way. The old one no longer works.',
	otherTarget: 'Use another number or address',
	secondTitle: 'Authenticator',
	secondText:
		'Open the authenticator app on your phone and enter the 6 digits under “法桥 Faqiao”.',
	secondCode: '6 digits from the app',
	secondHint: 'They change every 30 seconds and work once.',
	enrolTitle: 'First sign-in: set up your authenticator',
	enrolText:
		'Install any authenticator app (TOTP) on your phone, make a new entry and type in this key.',
	enrolOpen: 'Open in the authenticator on this phone',
	enrolSecret: 'Key',
	enrolThen:
		'Then enter the 6 digits the app shows, and you are done. You will need it at every sign-in.',
	enter: 'Go to Faqiao',
	already: (name: string) => `You are signed in as “${name}”.`,
	goHome: 'To the home page',
	signedIn: 'Signed in.',
	offlineTitle: 'Signing in needs a network',
	offlineText:
		'The server cannot be reached now. Saved cases, the self-check and your drafts still work.',
	needHelp: 'No code?',
	needHelpText:
		'Check whether your phone blocks messages or the mail went to spam. If it still does not come, call your liaison station or 12368, or visit the station with your identity card: the staff will help you to sign in.',
	staffHelpText:
		'No mail, a new phone or a lost authenticator: ask your administrator, who checks who you are and resets it.',
	help: 'More help',
	problems: {
		phone_invalid: 'Enter an 11-digit mainland mobile number, such as 138 0013 8000.',
		email_invalid: 'Enter an e-mail address, such as name@court.example.',
		code_missing: 'Enter the 6 digits.',
		code_wrong: 'The code is wrong. Check it and try again.',
		code_expired: 'The code has expired. Ask for another one.',
		code_used_up: 'Too many wrong tries: this code no longer works. Ask for another one.',
		no_request: 'This sign-in has ended. Ask for a new code.',
		resend_too_soon: 'That was too soon. Wait a moment and try again.',
		too_many: 'Too many attempts. Try again later, or contact your liaison station.',
		link: 'This sign-in link was used already or has expired. Ask for a new one.',
		unreachable: 'The server cannot be reached. Check the network and try again; nothing is lost.',
		other: 'Signing in is not possible right now. Try again later.'
	},
	waitMinutes: (minutes: number) => `Try again in about ${minutes} min.`
};
