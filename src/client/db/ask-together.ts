/**
 * Joins the questions of one turn: `answerAll` gets them at once and answers in their order. To
 * begin a transaction costs about as much as to read what it is for.
 */
export function askTogether<Question, Answer>(
	answerAll: (questions: Question[]) => Promise<Answer[]>
): (question: Question) => Promise<Answer> {
	let open: { questions: Question[]; answers: Promise<Answer[]> } | null = null;

	return async (question) => {
		const turn = (open ??= begin());
		const place = turn.questions.push(question) - 1;
		return (await turn.answers)[place] as Answer;
	};

	function begin() {
		const questions: Question[] = [];
		const answers = Promise.resolve().then(() => {
			open = null;
			return answerAll(questions);
		});
		return { questions, answers };
	}
}
