"""A ballot as the fields of a form say it, the same on a phone, with a helper and keyed on a screen."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from werkzeug.datastructures import MultiDict

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.voting.ballot import Axis, BallotKind

Form = MultiDict[str, str]

CHOICE, ANSWER, REASON, DOTS, PLACE = "choice", "answer-", "reason-", "dots-", "place-"
MOST_DIGITS = 6


def choices_of(form: Form, kind: BallotKind) -> object:
    """Return the choices of a form as the API takes them; InvalidInput where two actions have the same place."""
    return _READERS[kind](form)


def ballot_fields(form: Form) -> tuple[tuple[str, str], ...]:
    """Return the fields of a form that belong to its ballot, to draw them again after a refusal."""
    return tuple((name, value) for name, value in form.items(multi=True) if value and _is_of_ballot(name))


def _is_of_ballot(name: str) -> bool:
    return name == CHOICE or name.startswith((ANSWER, REASON, DOTS, PLACE, *(f"{axis.value}-" for axis in Axis)))


def _said(form: Form, prefix: str) -> dict[str, str]:
    """What is filled in, by action: fields that were left open say nothing."""
    return {name.removeprefix(prefix): value for name, value in form.items() if name.startswith(prefix) and value}


def _listed(form: Form) -> list[str]:
    return [action for action in form.getlist(CHOICE) if action]


def _answered(form: Form) -> dict[str, str]:
    return _said(form, ANSWER)


def _reasoned(form: Form) -> dict[str, object]:
    """Answers, and why; a reason without an answer is refused, so that it is not lost without a word."""
    answers, reasons = _said(form, ANSWER), _said(form, REASON)
    why = {action: text for action, text in reasons.items() if text.strip()}
    if any(action and action not in answers for action in why):
        raise InvalidInput("Je schreef waarom. Kies daar ook een antwoord.")
    said: dict[str, object] = dict(answers)
    said |= {action: {"answer": answers[action], "reason": text} for action, text in why.items() if action}
    return said | ({"reason": why[""]} if "" in why else {})


def _dotted(form: Form) -> dict[str, object]:
    return {action: n for action, text in _said(form, DOTS).items() if (n := _number(text)) != 0}


def _ordered(form: Form) -> list[str]:
    """Actions by their place; a place that nobody has is passed over, two on one place say no order."""
    places = {action: _place(text) for action, text in _said(form, PLACE).items()}
    taken = sorted(places.values())
    twice = next((place for place, after in pairwise(taken) if place == after), None)
    if twice is not None:
        raise InvalidInput("Twee kaarten staan op plaats %(place)s. Geef elke kaart een andere plaats.", place=twice)
    return sorted(places, key=lambda action: places[action])


def _judged(form: Form) -> dict[str, dict[str, object]]:
    judged: dict[str, dict[str, object]] = {}
    for axis in Axis:
        for action, text in _said(form, f"{axis.value}-").items():
            judged.setdefault(action, {})[axis.value] = _number(text)
    return judged


def _place(text: str) -> int:
    place = _number(text)
    if not isinstance(place, int):
        raise InvalidInput("Kies een plaats uit de lijst.")
    return place


def _number(text: str) -> object:
    """A whole number, or the text itself for the rule of its kind to refuse."""
    trimmed = text.strip()
    is_number = trimmed.isascii() and trimmed.isdecimal() and len(trimmed) <= MOST_DIGITS
    return int(trimmed) if is_number else text


_READERS: Mapping[BallotKind, Callable[[Form], object]] = {
    BallotKind.PICK: _listed,
    BallotKind.BUDGET: _listed,
    BallotKind.YES_DOUBT_NO: _answered,
    BallotKind.MOSCOW: _answered,
    BallotKind.CONSENT: _reasoned,
    BallotKind.DOTS: _dotted,
    BallotKind.RANK: _ordered,
    BallotKind.MATRIX: _judged,
}
