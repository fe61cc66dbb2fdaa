"""What a decision needs and does: how it is read, which status follows, and which councils still have to speak."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from facilitator.domain.bbc.personal import found
from facilitator.domain.bbc.words import Board, Entity
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import one_line, written

from .decision import Body, Choice, Decided, Decision, Verdict, in_order
from .item import PlanItem, Status

REASON_LIMIT, NOTE_LIMIT, ROUND_LIMIT = 1_000, 2_000, 100
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
FOLLOWS: Mapping[Choice, Status] = {
    Choice.CHOSEN: Status.RETAINED, Choice.LATER: Status.PROPOSED, Choice.NOT: Status.DROPPED,
}  # fmt: skip
_BY_HAND: Mapping[Status, Choice] = {Status.RETAINED: Choice.CHOSEN, Status.DROPPED: Choice.NOT}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read_body(raw: object) -> Body:
    """Return who decides."""
    if not isinstance(raw, str) or raw not in list(Body):
        raise InvalidInput("Kies wie besliste.")
    return Body(raw)


def read_day(raw: object) -> date:
    """Return a day that is written as 2027-03-12."""
    try:
        day = date.fromisoformat(raw) if isinstance(raw, str) and _DAY.fullmatch(raw) else None
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise InvalidInput("Kies een dag.")
    return day


def read_past_day(raw: object, today: date) -> date:
    """Return the day of something that happened."""
    day = read_day(raw)
    if day > today:
        raise InvalidInput("Kies een dag die al voorbij is, of vandaag.")
    return day


def read_choices(raw: object, known: Mapping[str, str]) -> dict[str, Decided]:
    """Return what is decided on each action, of `{id: (choice, reason)}`; later and not ask for a reason.

    `known` are the titles of the actions, so that a refusal names the one.
    """
    if not isinstance(raw, Mapping) or not raw:
        raise InvalidInput("Kies bij minstens één actie wat er beslist is.")
    if any(item_id not in known for item_id in raw):
        raise InvalidInput("Deze actie staat niet meer in het plan. Laad de pagina opnieuw.")
    return {str(item_id): _decided(said, known[item_id]) for item_id, said in raw.items()}


def public_text(raw: object, limit: int, *, line: bool = False) -> str:
    """Return a text that others will read, empty where nothing is said; contact details of people are refused."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return ""
    text = one_line(raw, limit) if line else written(raw, limit)
    kind = found(text)
    if kind:
        raise InvalidInput("Haal %(what)s weg. Iedereen kan dit lezen.", what=kind)
    return text


def _decided(said: object, title: str) -> Decided:
    choice, reason = said if isinstance(said, list | tuple) and len(said) == 2 else (None, "")
    if not isinstance(choice, str) or choice not in list(Choice):
        raise InvalidInput("Kies: gekozen, later of niet gekozen.")
    kind = found(reason) if isinstance(reason, str) else None
    if kind:
        raise InvalidInput("Haal %(what)s weg bij «%(action)s». Iedereen kan dit lezen.", what=kind, action=title)
    text = public_text(reason, REASON_LIMIT)
    if not text and choice != Choice.CHOSEN:
        raise InvalidInput("Schrijf bij «%(action)s» waarom die later of niet komt.", action=title)
    return Decided(Choice(choice), text)


def councils(item: PlanItem) -> tuple[Body, ...]:
    """Return who must choose an action before it is final: each council its part, and the approval of that of the OCMW."""
    board, entities = item.text("bestuur"), {line.entity for line in item.lines}
    social = board in (Board.OCMW, Board.BOTH) or Entity.OCMW in entities
    municipal = board != Board.OCMW or Entity.MUNICIPALITY in entities
    ours = (Body.COUNCIL,) if municipal else ()
    return (*ours, Body.OCMW_COUNCIL, Body.APPROVAL) if social else ours


def chosen_by(decisions: Iterable[Decision], item_id: str) -> frozenset[Body]:
    """Return the bodies whose last word on an action is that it is chosen."""
    last = {one.body: one.items[item_id].choice for one in in_order(decisions) if item_id in one.items}
    return frozenset(body for body, choice in last.items() if choice is Choice.CHOSEN)


def still_needed(decisions: Iterable[Decision], item: PlanItem) -> tuple[Body, ...]:
    """Return the councils that have not chosen an action yet, in their order."""
    chosen = chosen_by(decisions, item.id)
    return tuple(body for body in councils(item) if body not in chosen)


def check_order(decisions: Collection[Decision], body: Body, choices: Mapping[str, Decided]) -> None:
    """Refuse an approval of what the council of the OCMW did not choose: there is nothing to approve yet."""
    if body is not Body.APPROVAL:
        return
    chosen = [item_id for item_id, decided in choices.items() if decided.choice is Choice.CHOSEN]
    if any(Body.OCMW_COUNCIL not in chosen_by(decisions, item_id) for item_id in chosen):
        raise InvalidInput("Noteer eerst de beslissing van de OCMW-raad over deze acties.")


def check_nothing_rests_on(gone: Decision, others: Iterable[Decision]) -> None:
    """Refuse to take the council of the OCMW back from under an approval of the same actions."""
    approved = {item_id for one in others if one.body is Body.APPROVAL for item_id in one.items}
    if gone.body is Body.OCMW_COUNCIL and approved & set(gone.items):
        raise InvalidInput("Neem eerst de goedkeuring van de gemeenteraad terug.")


def standing(item: PlanItem, verdict: Verdict | None) -> Choice | None:
    """Return what holds for an action now, None while it is open; a status chosen by hand since goes before a decision."""
    if verdict is not None and FOLLOWS[verdict.choice] is item.status:
        return verdict.choice
    return _BY_HAND.get(item.status)


def asks_why(item: PlanItem, verdict: Verdict | None) -> bool:
    """Say whether an action was dropped by hand without a word for who had the idea."""
    by_hand = verdict is None or verdict.choice is not Choice.NOT
    return by_hand and standing(item, verdict) is Choice.NOT and not item.text("motivering_wijziging")
