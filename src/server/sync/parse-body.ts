import * as v from 'valibot';
import { commandBodies, type CommandType } from '../../domain/sync/commands.ts';
import type { CommandHandler, CommandContext, Outcome, UseCase } from './handler.ts';
import { rejected } from './handler.ts';

type Body<Type extends CommandType> = v.InferOutput<(typeof commandBodies)[Type]>;

/** Checks the body against the command's schema before the use-case sees it. */
export function handle<Type extends CommandType>(
	type: Type,
	useCase: UseCase<Body<Type>>,
	older: Pick<CommandHandler, 'version' | 'upcast'> = { version: 1, upcast: {} }
): CommandHandler {
	return {
		...older,
		async run(context: CommandContext, body): Promise<Outcome> {
			const badText = findBadText(body);
			if (badText !== null) return rejected('invalid', [{ field: badText, reason: 'text' }]);
			const parsed = v.safeParse(commandBodies[type], body);
			if (parsed.success) return useCase(context, parsed.output as Body<Type>);
			return rejected('invalid', parsed.issues.slice(0, 20).map(toIssue));
		}
	};
}

function toIssue(issue: v.BaseIssue<unknown>) {
	return { field: v.getDotPath(issue) ?? '', reason: issue.type };
}

/**
 * NUL and half characters cannot be stored in PostgreSQL: as a database error they would be retried for
 * ever, so they are refused here. Returns the field, or null when all text is good.
 */
function findBadText(value: unknown, path = ''): string | null {
	if (typeof value === 'string') {
		return value.includes('\0') || !value.isWellFormed() ? path : null;
	}
	if (typeof value !== 'object' || value === null) return null;
	for (const [key, item] of Object.entries(value)) {
		const found = findBadText(item, path === '' ? key : `${path}.${key}`);
		if (found !== null) return found;
	}
	return null;
}
