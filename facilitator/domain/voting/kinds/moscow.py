"""MoSCoW: a row for each action, from must to not now, with a cap on what may be a must."""

from collections import Counter
from collections.abc import Mapping, Sequence

from facilitator.domain.refusals import TooManyChoices
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Choices, Row
from facilitator.domain.voting.kinds.forms import answers
from facilitator.domain.voting.standing import Standing
from facilitator.domain.voting.terms import Terms

ROWS = frozenset(row.value for row in Row)
WORTH: Mapping[str, int] = {Row.MUST: 3, Row.SHOULD: 2, Row.COULD: 1}


def read(raw: object, terms: Terms, role: Role) -> Choices:  # noqa: ARG001  # every role orders alike
    """Return a row for each action that has one; TooManyChoices if too many are a must."""
    given = answers(raw, terms.actions, ROWS)
    if sum(row == Row.MUST for row in given.values()) > terms.most_musts:
        raise TooManyChoices(terms.most_musts, "Hoogstens %(limit)s acties «moeten». Kies voor een andere «beter wel».")
    return given


def left(choices: Choices, terms: Terms) -> int:
    """Return how many actions have no row."""
    return len(terms.actions) - len(choices)


def worth(choices: Choices, action: str, terms: Terms) -> int:  # noqa: ARG001
    """Return what a ballot gives an action: 3 for must, 2 for should, 1 for could."""
    return WORTH.get(str(choices.get(action)), 0) if isinstance(choices, Mapping) else 0


def stand(actions: Sequence[str], ballots: Sequence[Choices], terms: Terms) -> Mapping[str, Standing]:  # noqa: ARG001
    """Return how each action stands: by 3 · must + 2 · should + could; a vote is a must."""
    said: dict[str, Counter[str]] = {action: Counter() for action in actions}
    for choices in ballots:
        for action, row in choices.items() if isinstance(choices, Mapping) else ():
            if action in said:
                said[action][row] += 1
    return {action: _standing(given) for action, given in said.items()}


def _standing(given: Counter[str]) -> Standing:
    score = sum(WORTH.get(row, 0) * n for row, n in given.items())
    return Standing(given[Row.MUST], score, (score,), {row.value: given[row] for row in Row})
