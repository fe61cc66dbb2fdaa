"""What was said of the plan: written down from talks and paper, and answered, each with what was done with it."""

from collections.abc import Mapping, Sequence

from facilitator.domain.events import Event
from facilitator.domain.plan.changes import DECIDERS, WRITERS
from facilitator.domain.plan.presentation import Audience, Presentation, Reaction, Way
from facilitator.domain.plan.questions import Question, choices
from facilitator.domain.plan.reactions import read_answer, read_text, redacted
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotFound, StepClosed
from facilitator.domain.text import N_
from facilitator.domain.trajectory import Account
from facilitator.services.house.secrets import new_token
from facilitator.services.house.trajectories import seen
from facilitator.services.plan.items import standing_item
from facilitator.services.plan.presenting import presentation_for, recorded
from facilitator.store import Store

GONE = N_("Deze reactie is er niet meer.")


def findings(store: Store, account: Account, trajectory_id: str) -> tuple[Reaction, ...]:
    """Return all that was said of a plan in the account's sight, oldest first."""
    return store.reacting.all(seen(store, account, trajectory_id)[0].id)


def note(
    tx: Store, account: Account, trajectory_id: str, text: object, audience: Audience, way: Way, item_id: str = ""
) -> tuple[Reaction, list[Event]]:
    """Write down what somebody said in a talk or on paper, of one action or of the whole plan."""
    trajectory, _ = seen(tx, account, trajectory_id, WRITERS)
    if way is Way.LINK:
        raise InvalidInput("Kies gesprek of papier.")
    about = standing_item(tx, trajectory, item_id).id if item_id else None
    shown = next((one.id for one in tx.presenting.all(trajectory.id) if one.audience is audience), None)
    said = Reaction(tx.new_id(), audience, way, read_text(text), tx.now(), about, shown)
    tx.reacting.add(said, trajectory.id)
    tx.journal.record("note_reaction", account.id, tx.now(), trajectory_id=trajectory.id, reaction=said.id, way=way)
    return said, []


def key_paper(
    tx: Store,
    account: Account,
    trajectory_id: str,
    presentation_id: str,
    ticked: Mapping[Question, Sequence[str]],
    text: str = "",
) -> tuple[None, list[Event]]:
    """Key one sheet of paper: what was crossed counts as an answer by the link does, and a text is written down."""
    shown = presentation_for(tx, account, trajectory_id, presentation_id, WRITERS)
    if shown.closed_at or shown.is_due(tx.now()):
        raise StepClosed("De antwoorden zijn geteld. Er kan niets meer bij.")
    chosen = {question: choices(shown, ticked.get(question, ())) for question in Question}
    if not any(chosen.values()) and not text.strip():
        raise InvalidInput("Voer eerst in wat er op het blad staat.")
    sheet = new_token()
    for question, cards in chosen.items():
        tx.presenting.answer(shown.id, sheet, question, cards)
    if text.strip():
        _written(tx, trajectory_id, shown, text)
    recorded(tx, "key_presentation_paper", account, trajectory_id, shown.id)
    return None, []


def answer(
    tx: Store, account: Account, trajectory_id: str, read: Mapping[str, str], text: object, effect: str
) -> tuple[int, list[Event]]:
    """Give reactions one answer and say what was done; returns how many. Only the municipality answers.

    `read` names them with the mark of what was read: people may change their words until they are answered.
    """
    marks = {reaction.id: reaction.mark for reaction in findings(tx, account, trajectory_id)}
    seen(tx, account, trajectory_id, DECIDERS)
    ids = list(read)
    if not ids:
        raise InvalidInput("Kies eerst een reactie.")
    if any(reaction_id not in marks for reaction_id in ids):
        raise NotFound(GONE)
    told, done = read_answer(text, effect)
    if any(marks[reaction_id] != mark for reaction_id, mark in read.items()):
        raise ChangedMeanwhile(message="Een reactie of haar antwoord is net veranderd. Lees opnieuw en bewaar dan.")
    tx.reacting.answer(ids, told, done, account.id, tx.now())
    tx.journal.record(
        "answer_reactions", account.id, tx.now(), trajectory_id=trajectory_id, reactions=ids, effect=done.name
    )
    return len(ids), []


def redact(
    tx: Store, account: Account, trajectory_id: str, reaction_id: str, words: str
) -> tuple[Reaction, list[Event]]:
    """Take words out of what somebody said, such as a name, before others read it."""
    said = _mine(tx, account, trajectory_id, reaction_id)
    seen(tx, account, trajectory_id, DECIDERS)
    tx.reacting.write(said.id, redacted(said.text, words))
    tx.journal.record("redact_reaction", account.id, tx.now(), trajectory_id=trajectory_id, reaction=said.id)
    return _mine(tx, account, trajectory_id, reaction_id), []


def _written(tx: Store, trajectory_id: str, shown: Presentation, text: str) -> None:
    said = Reaction(tx.new_id(), shown.audience, Way.PAPER, read_text(text), tx.now(), None, shown.id)
    tx.reacting.add(said, trajectory_id)


def _mine(tx: Store, account: Account, trajectory_id: str, reaction_id: str) -> Reaction:
    said = next((one for one in findings(tx, account, trajectory_id) if one.id == reaction_id), None)
    if said is None:
        raise NotFound(GONE)
    return said
