"""Comments and suggestions beside the fields of an action: whoever works on the plan speaks, the municipality answers."""

from dataclasses import replace

from facilitator.domain.events import Event
from facilitator.domain.plan.changes import changes
from facilitator.domain.plan.fields import FieldSpec, Kind, known, read
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.plan.talk import (
    COMMENT_LIMIT,
    REASON_LIMIT,
    Comment,
    Outcome,
    Suggestion,
    is_suggestible,
    may_answer,
    may_talk,
)
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound
from facilitator.domain.roles import Duty
from facilitator.domain.text import one_line, written
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.plan.items import item_in_sight, write_field
from facilitator.store import Store

SUGGESTED = "voorstel"


def comment(
    tx: Store, account: Account, trajectory_id: str, item_id: str, name: str, text: object
) -> tuple[Comment, list[Event]]:
    """Say something about a field."""
    trajectory, item = _talker(tx, account, trajectory_id, item_id)
    _field(trajectory, name)
    said = Comment(tx.new_id(), item.id, name, account.id, account.name, written(text, COMMENT_LIMIT), tx.now())
    tx.writing.add_comment(said)
    tx.journal.record("comment_plan", account.id, tx.now(), trajectory_id=trajectory_id, item=item_id, field=name)
    return said, []


def settle(
    tx: Store, account: Account, trajectory_id: str, item_id: str, comment_id: str
) -> tuple[Comment, list[Event]]:
    """Say that a comment is settled; doing it twice changes nothing."""
    said = _comment(tx, account, trajectory_id, item_id, comment_id)
    return (_settled(tx, account, trajectory_id, said, account.name) if said.is_open else said), []


def reopen(
    tx: Store, account: Account, trajectory_id: str, item_id: str, comment_id: str
) -> tuple[Comment, list[Event]]:
    """Say that a comment is not settled after all."""
    said = _comment(tx, account, trajectory_id, item_id, comment_id)
    return (said if said.is_open else _settled(tx, account, trajectory_id, said, "")), []


def suggest(
    tx: Store, account: Account, trajectory_id: str, item_id: str, name: str, value: object, reason: object
) -> tuple[Suggestion, list[Event]]:
    """Suggest another text for a field, with why; the field itself stays as it is."""
    trajectory, item = _talker(tx, account, trajectory_id, item_id)
    spec = _field(trajectory, name)
    if not is_suggestible(spec):
        raise InvalidInput("Voor dit veld kan je geen voorstel doen.")
    why = one_line(reason, REASON_LIMIT)
    wish = {name: {"value": value, "version": item.field(name).version}}
    if not changes(item, Duty.AUTHOR, wish, trajectory.years):
        raise InvalidInput("Dit staat er al. Schrijf een andere tekst.")
    made = Suggestion(tx.new_id(), item.id, name, account.id, account.name, read(spec, value),
                      item.field(name).version, why, tx.now())  # fmt: skip
    tx.writing.add_suggestion(made)
    tx.journal.record("suggest_text", account.id, tx.now(), trajectory_id=trajectory_id, item=item_id, field=name)
    return made, []


def accept(
    tx: Store, account: Account, trajectory_id: str, item_id: str, suggestion_id: str, version: object
) -> tuple[Suggestion, list[Event]]:
    """Let a suggestion be the text of its field; `version` is that of the text the answerer saw beside it."""
    trajectory, item, made = _asked(tx, account, trajectory_id, item_id, suggestion_id)
    if not made.is_open:
        return made, []
    wish = {made.name: {"value": made.value, "version": version}}
    if item.field(made.name).version != version:
        raise ChangedMeanwhile({made.name: {"version": item.field(made.name).version}})
    for change in changes(item, Duty.AUTHOR, wish, trajectory.years):
        write_field(tx, account, item, change.name, change.value, SUGGESTED)
    return _answered(tx, account, trajectory_id, made, Outcome.ACCEPTED), []


def reject(
    tx: Store, account: Account, trajectory_id: str, item_id: str, suggestion_id: str
) -> tuple[Suggestion, list[Event]]:
    """Leave the field as it is, and say so beside the suggestion."""
    _, _, made = _asked(tx, account, trajectory_id, item_id, suggestion_id)
    return (_answered(tx, account, trajectory_id, made, Outcome.REJECTED) if made.is_open else made), []


def take_back(
    tx: Store, account: Account, trajectory_id: str, item_id: str, suggestion_id: str
) -> tuple[Suggestion, list[Event]]:
    """Withdraw one's own suggestion."""
    _, item = _talker(tx, account, trajectory_id, item_id)
    made = _suggestion(tx, item, suggestion_id)
    if made.account_id != account.id:
        raise NotAllowed("Dit voorstel is van iemand anders.")
    return (_answered(tx, account, trajectory_id, made, Outcome.TAKEN_BACK) if made.is_open else made), []


def _comment(tx: Store, account: Account, trajectory_id: str, item_id: str, comment_id: str) -> Comment:
    _, item = _talker(tx, account, trajectory_id, item_id)
    said = next((one for one in tx.writing.talk(item.id).comments if one.id == comment_id), None)
    if said is None:
        raise NotFound()
    return said


def _settled(tx: Store, account: Account, trajectory_id: str, said: Comment, who: str) -> Comment:
    kept = replace(said, settled_by=who, settled_at=tx.now() if who else None)
    tx.writing.settle_comment(kept)
    tx.journal.record("settle_comment", account.id, tx.now(), trajectory_id=trajectory_id, item=said.item_id,
                      comment=said.id, settled=not kept.is_open)  # fmt: skip
    return kept


def _talker(tx: Store, account: Account, trajectory_id: str, item_id: str) -> tuple[Trajectory, PlanItem]:
    trajectory, duty, item = item_in_sight(tx, account, trajectory_id, item_id)
    if not may_talk(duty):
        raise NotAllowed("Je mag dit plan lezen, niet veranderen.")
    return trajectory, item


def _asked(
    tx: Store, account: Account, trajectory_id: str, item_id: str, suggestion_id: str
) -> tuple[Trajectory, PlanItem, Suggestion]:
    trajectory, duty, item = item_in_sight(tx, account, trajectory_id, item_id)
    if not may_answer(duty):
        raise NotAllowed("Alleen een beleidsmedewerker of auteur antwoordt op een voorstel.")
    return trajectory, item, _suggestion(tx, item, suggestion_id)


def _suggestion(tx: Store, item: PlanItem, suggestion_id: str) -> Suggestion:
    made = next((one for one in tx.writing.talk(item.id).suggestions if one.id == suggestion_id), None)
    if made is None:
        raise NotFound()
    return made


def _answered(tx: Store, account: Account, trajectory_id: str, made: Suggestion, outcome: Outcome) -> Suggestion:
    kept = replace(made, outcome=outcome, settled_by=account.name, settled_at=tx.now())
    tx.writing.settle_suggestion(kept)
    tx.journal.record("answer_suggestion", account.id, tx.now(), trajectory_id=trajectory_id, item=made.item_id,
                      field=made.name, outcome=outcome.value)  # fmt: skip
    return kept


def _field(trajectory: Trajectory, name: str) -> FieldSpec:
    spec = known(trajectory.years).get(name)
    if spec is None or spec.kind is Kind.DERIVED:
        raise NotFound()
    return spec
