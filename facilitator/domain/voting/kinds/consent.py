"""Consent: no objection, a concern, or an objection with its reason; adopted is what nobody objects to.

Somebody who cannot write must be able to object, so an objection without a reason stands too; a reason may be of one
action or of the whole ballot. Reasons are texts: at the count they are cut loose from their ballots.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.roles import Role
from facilitator.domain.text import written
from facilitator.domain.voting.ballot import Choices, Consent
from facilitator.domain.voting.kinds.forms import answers_given, said_of
from facilitator.domain.voting.standing import Standing
from facilitator.domain.voting.terms import Terms

REASON, ANSWER = "reason", "answer"
# An id is safe in a URL, so none begins like this.
REASON_OF = "reason:"
REASON_LIMIT = 500
ANSWERS = frozenset(answer.value for answer in Consent)


def read(raw: object, terms: Terms, role: Role) -> Choices:  # noqa: ARG001  # every role consents alike
    """Return what is said of each action, and under `reason:ID` why; `reason:` alone is of the whole ballot."""
    if not isinstance(raw, dict):
        raise InvalidInput("Kies een antwoord bij elke actie.")
    said = said_of({action: value for action, value in raw.items() if action != REASON}, terms.actions)
    given: dict[str, str] = {}
    for action, value in said.items():
        answer, reason = (value.get(ANSWER), value.get(REASON)) if isinstance(value, dict) else (value, None)
        if not isinstance(answer, str) or answer not in ANSWERS:
            raise InvalidInput("Kies een antwoord uit de lijst.")
        given |= {action: answer} | _reason(action, reason)
    return dict(sorted((given | _reason("", raw.get(REASON))).items())) if given else {}


def left(choices: Choices, terms: Terms) -> int:
    """Return how many actions have no answer."""
    return len(terms.actions) - sum(not key.startswith(REASON_OF) for key in choices)


def bare(choices: Choices) -> Choices:
    """Return the answers without their reasons, as they may be counted."""
    if not isinstance(choices, Mapping):
        return choices
    return {key: value for key, value in choices.items() if not key.startswith(REASON_OF)}


def reasons(choices: Choices) -> tuple[tuple[str, str, str], ...]:
    """Return (action, answer, reason) of every reason; without an action and answer where it is of the whole ballot."""
    if not isinstance(choices, Mapping):
        return ()
    found = {key.removeprefix(REASON_OF): text for key, text in choices.items() if key.startswith(REASON_OF)}
    return tuple((action, str(choices.get(action, "")), text) for action, text in found.items())


def worth(choices: Choices, action: str, terms: Terms) -> int:  # noqa: ARG001
    """Return what a ballot gives an action: 1 if it may go on, else nothing."""
    return int(isinstance(choices, Mapping) and choices.get(action) == Consent.NONE)


def stand(actions: Sequence[str], ballots: Sequence[Choices], terms: Terms) -> Mapping[str, Standing]:  # noqa: ARG001
    """Return how each action stands: fewest objections, then fewest concerns; a vote is no objection."""
    return {action: _standing(said) for action, said in answers_given(actions, ballots).items()}


def _standing(said: Counter[str]) -> Standing:
    fine, worried, against = (said[answer] for answer in (Consent.NONE, Consent.CONCERN, Consent.OBJECTION))
    return Standing(fine, fine, (-against, -worried, fine), {answer.value: said[answer] for answer in Consent})


def _reason(action: str, raw: object) -> dict[str, str]:
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return {}
    return {f"{REASON_OF}{action}": written(raw, REASON_LIMIT)}
