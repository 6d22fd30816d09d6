// What pages load together: as one file it compresses a tenth better than as twenty small ones.

// Every page, anyway.
const packages =
	/\/node_modules\/(svelte\/src|@sveltejs\/kit\/src\/(runtime|exports|utils)|esm-env|clsx)\//;
// Parts of the framework that only pages behind the first ones use: they come with those pages.
const rare =
	/svelte\/src\/internal\/(client\/dom\/(blocks\/await|elements\/(custom-element|bindings\/(size|select|this|window|document)))|shared\/clone)\.js/;
const helpers = /generated\/root|vite\/preload-helper|@oxc-project[+/]runtime/;
const icons =
	/@lucide\/svelte\/dist\/icons\/(sun|user|house|book-open|file-text|list-checks|arrow-left|info|circle-alert|circle-check|triangle-alert)\.svelte/;
const ours = new RegExp(
	`/src/(${[
		'routes/(SiteHeader|TabBar|Manifest|PageFooter)\\.svelte',
		'i18n/((en|zh-CN)/)?(common|catalogue|format)\\.ts',
		'domain/preferences/',
		'client/state/(preferences|announcer|visitor|app-update|reachability)\\.',
		'client/platform/(reachability|unsaved-work)\\.ts',
		'ui/(SealMark|Button|Callout|EmptyState|PageHeader)'
	].join('|')})`
);

/** What every page loads that opens something sealed. */
const vault = /\/src\/client\/(state\/vault\.|db\/(data-key|device-database)\.)/;
/** What every page behind the sign-in loads: the queue and the records laid over each other. */
const queue = new RegExp(
	`/src/(${[
		'client/state/(account-space|make-room|outbox|outbox-item|records|uploads|workbench)\\.',
		'client/files/(blob-store|sweep-blobs)\\.ts',
		'client/outbox/(adopt-guest|ballast|device-name|drafts|enqueue|local-number|read-in-order)\\.ts',
		'client/outbox/(read-outbox|remove-command|retry-command|revive-dependents|seal-plain|unsent)\\.ts',
		'client/sync/(mirror-database|read-mirror)\\.ts',
		'domain/(files/(attachment|kinds|limits)|health-check/request)\\.ts',
		'domain/sync/(commands|cursor|delivery|mechanisms|overlay|overlay-attachment)\\.ts',
		'domain/sync/(overlay-request|send-hold)\\.ts',
		'i18n/((en|zh-CN)/)?delivery\\.ts'
	].join('|')})`
);

/** What a reader without an account leaves on the phone. */
const own = /\/src\/client\/state\/(reading-store|votes)\./;

/** The list of notices, and each of them. Nothing that needs what other pages need: that would come along. */
const reading = new RegExp(
	`/src/(${[
		'client/state/(ask-content|library)\\.',
		'domain/notice/search/find-ranges\\.ts',
		'i18n/((en|zh-CN)/)?notice\\.ts',
		'routes/\\(public\\)/notices/list-address\\.ts',
		'ui/notice/(Facts|Marked)\\.svelte'
	].join('|')})`
);

/** Names of the kinds: of a list, and of what is queued. */
const kinds = /\/src\/i18n\/((en|zh-CN)\/)?notice-kinds\.ts/;

/** Wherever a law is cited: whether it is in force. */
const inForce = /\/src\/(domain\/notice\/(citation|notice)\.ts|ui\/InForceLine\.svelte)/;

/** The text of one notice, and what stands around it. */
const text = new RegExp(
	`/src/(${[
		'ui/notice/(BlockView|InlineText|NoticeText)\\.svelte',
		'i18n/((en|zh-CN)/)?notice-correction\\.ts',
		'routes/\\(public\\)/notices/\\[number\\]/(NoticeArticle|NoticeHead|Corrections)\\.svelte'
	].join('|')})`
);

/** Fields and what stands around them: hardly a form has only one sort. */
const forms =
	/\/src\/ui\/(field-ids\.ts|(FieldFrame|TextField|TextArea|Select|Checkbox|ErrorSummary|Dialog)\.svelte)/;

/** @param {string} name @param {(path: string) => boolean} isIn */
const chunk = (name, isIn) => ({
	name,
	/** @param {string} id */
	test: (id) => isIn(id.replaceAll('\\', '/'))
});

/**
 * For the browser build. Notices keep to the frame and `reading`: a reader needs nothing of the others.
 * `routes/+layout.svelte` stays outside: it starts the device lazily, and Kit forgets to preload a
 * script that a page's own files import at once but another one lazily.
 */
export const chunks = [
	chunk(
		'frame',
		(path) =>
			!rare.test(path) && [packages, helpers, icons, ours].some((pattern) => pattern.test(path))
	),
	chunk('vault', (path) => vault.test(path)),
	chunk('queue', (path) => queue.test(path)),
	chunk('own', (path) => own.test(path)),
	chunk('in-force', (path) => inForce.test(path)),
	chunk('forms', (path) => forms.test(path)),
	chunk('kinds', (path) => kinds.test(path)),
	chunk('reading', (path) => reading.test(path)),
	chunk('text', (path) => text.test(path))
];
