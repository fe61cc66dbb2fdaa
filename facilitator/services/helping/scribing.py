"""Writing for somebody: one tells, a helper types, and only what was read back and approved is kept."""

from dataclasses import dataclass, replace

from facilitator.domain.events import Event, IdeasChanged
from facilitator.domain.helping.helper import Helper
from facilitator.domain.ideas.idea import Idea, IdeaStatus
from facilitator.domain.refusals import IdeaLimit, InvalidInput, StepClosed
from facilitator.domain.sessions.runsheet import Method
from facilitator.domain.sessions.session import Step, StepState, writing_step
from facilitator.domain.text import BOARD_TITLE, IDEA_LIMIT, one_line, written
from facilitator.domain.text import key as read_key
from facilitator.services.helping.helpers import still_helping
from facilitator.services.ideas import words
from facilitator.services.ideas.codes import keep_slip, new_codes
from facilitator.services.ideas.ideas import IDEAS_PER_TABLE
from facilitator.store import Store


@dataclass(frozen=True)
class Told:
    """What somebody told: the words, the table, a title if it is handed in for that table, and a slip's code."""

    text: str
    table: int | None = None
    title: str = ""
    slip: str = ""


def check_told(store: Store, helper: Helper, told: Told) -> Told:
    """Return what was told as it will be kept; refuses what could not be."""
    session = still_helping(store, helper)
    text = written(told.text, IDEA_LIMIT)
    title = one_line(told.title, BOARD_TITLE) if told.title.strip() else ""
    if told.table is not None and not (session.has_tables and 1 <= told.table <= session.table_count):
        raise InvalidInput("Kies een tafel uit de lijst.")
    if title and told.table is None:
        raise InvalidInput("Kies eerst de tafel.")
    if told.slip and not words.is_code(told.slip):
        raise InvalidInput("Kijk de drie woorden op de strook na.")
    _step(store, helper.session_id, title, told.table)
    return replace(told, text=text, title=title)


def scribe_idea(tx: Store, helper: Helper, told: Told, approved: bool, key: object) -> tuple[str, list[Event]]:
    """Keep what was told, once who told it said «Ja, dit zijn mijn woorden», and return the code to follow it by."""
    if not approved:
        raise InvalidInput("Lees het eerst voor. Vraag of het klopt.")
    scope, key = f"idea:{helper.session_id}", read_key(key)
    known = tx.keys.known(scope, helper.id, key)
    if known is not None:
        return known, []
    told = check_told(tx, helper, told)
    steps = tx.sessions.steps(helper.session_id)
    step = _step(tx, helper.session_id, told.title, told.table)
    stays = any(one.method is Method.TABLES and not one.skipped for one in steps) and not told.title and not told.slip
    idea = Idea(tx.new_id(), helper.session_id, step.id, None, None, told.table, told.text,
                IdeaStatus.OWN if stays else IdeaStatus.HANDED_IN, tx.now(), title=told.title, scribed=True)  # fmt: skip
    tx.ideas.add(idea)
    code = told.slip or new_codes(1)[0]
    keep_slip(tx, idea.id, code)
    tx.keys.keep(scope, helper.id, key, "")
    tx.journal.record("scribe_idea", helper.id, tx.now(), session_id=helper.session_id, idea=idea.id)
    return code, [IdeasChanged(helper.session_id)]


def hands_in_now(store: Store, session_id: str) -> bool:
    """Say whether tables hand in now."""
    return _tables_step(store, session_id) is not None


def _step(store: Store, session_id: str, title: str, table: int | None) -> Step:
    """Return the step to which it belongs: that of the tables with a title, that of writing without."""
    if not title:
        step = writing_step(store.sessions.steps(session_id))
        if step is None:
            raise StepClosed("We schrijven nu geen ideeën.")
        return step
    step = _tables_step(store, session_id)
    if step is None:
        raise StepClosed("De tafels geven nu niets door.")
    handed = [idea for idea in store.ideas.of_session(session_id) if idea.table == table and idea.title]
    if sum(idea.status is not IdeaStatus.WITHDRAWN for idea in handed) >= IDEAS_PER_TABLE:
        raise IdeaLimit(IDEAS_PER_TABLE)
    return step


def _tables_step(store: Store, session_id: str) -> Step | None:
    steps = store.sessions.steps(session_id)
    return next((one for one in steps if one.method is Method.TABLES and one.state is StepState.OPEN), None)
