"""MoSCoW: a row for each action, from must to not now, with a cap on what may be a must."""

from collections import Counter
from collections.abc import Mapping, Sequence

from facilitator.domain.refusals import TooManyChoices
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Choices, Row
from facilitator.domain.voting.kinds.forms import answers, answers_given
from facilitator.domain.voting.standing import Standing
from facilitator.domain.voting.terms import Terms

ROWS = frozenset(row.value for row in Row)
WORTH: Mapping[str, int] = {Row.MUST: 3, Row.SHOULD: 2, Row.COULD: 1}


def read(raw: object, terms: Terms, role: Role) -> Choices:  # noqa: ARG001  # every role orders alike
    """Return a row for each action that has one; TooManyChoices if too many are a must."""
    rows = answers(raw, terms.actions, ROWS)
    if sum(row == Row.MUST for row in rows.values()) > terms.most_musts:
        raise TooManyChoices(terms.most_musts, "Hoogstens %(limit)s acties «moeten». Kies voor een andere «beter wel».")
    return rows


def left(choices: Choices, terms: Terms) -> int:
    """Return how many actions have no row."""
    return len(terms.actions) - len(choices)


def worth(choices: Choices, action: str, terms: Terms) -> int:  # noqa: ARG001
    """Return what a ballot gives an action: 3 for must, 2 for should, 1 for could."""
    return WORTH.get(str(choices.get(action)), 0) if isinstance(choices, Mapping) else 0


def stand(actions: Sequence[str], ballots: Sequence[Choices], terms: Terms) -> Mapping[str, Standing]:  # noqa: ARG001
    """Return how each action stands: by 3 · must + 2 · should + could; a vote is a must."""
    return {action: _standing(said) for action, said in answers_given(actions, ballots).items()}


def _standing(said: Counter[str]) -> Standing:
    score = sum(WORTH.get(row, 0) * n for row, n in said.items())
    return Standing(said[Row.MUST], score, (score,), {row.value: said[row] for row in Row})
