"""Yes, a little, no: an answer to each card, or «I do not know» (a score of 2, 1 and 0)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Answer, Choices
from facilitator.domain.voting.kinds.forms import answers, answers_given
from facilitator.domain.voting.standing import Standing
from facilitator.domain.voting.terms import Terms

ANSWERS = frozenset(answer.value for answer in Answer)
WORTH: Mapping[str, int] = {Answer.YES: 2, Answer.DOUBT: 1}


def read(raw: object, terms: Terms, role: Role) -> Choices:  # noqa: ARG001  # every role answers alike
    """Return an answer for each action that has one."""
    return answers(raw, terms.actions, ANSWERS)


def left(choices: Choices, terms: Terms) -> int:
    """Return how many actions have no answer."""
    return len(terms.actions) - len(choices)


def worth(choices: Choices, action: str, terms: Terms) -> int:  # noqa: ARG001
    """Return what a ballot gives an action: 2 for yes, 1 for a little."""
    return WORTH.get(str(choices.get(action)), 0) if isinstance(choices, Mapping) else 0


def stand(actions: Sequence[str], ballots: Sequence[Choices], terms: Terms) -> Mapping[str, Standing]:  # noqa: ARG001
    """Return how each action stands: by 2 · yes + a little; a vote is a yes."""
    return {action: _standing(said) for action, said in answers_given(actions, ballots).items()}


def _standing(said: Counter[str]) -> Standing:
    score = sum(WORTH.get(answer, 0) * n for answer, n in said.items())
    return Standing(said[Answer.YES], score, (score,), {answer.value: said[answer] for answer in Answer})
