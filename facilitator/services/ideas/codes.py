"""Idea codes: three words by which whoever wrote an idea can follow it, and nobody can find who wrote it."""

import hashlib
import hmac

from facilitator.domain.events import ActionsChanged, Event, IdeasChanged
from facilitator.domain.ideas.fate import IdeaStory
from facilitator.domain.ideas.idea import Idea
from facilitator.domain.plan.fates import IDEA, subject
from facilitator.domain.refusals import InvalidInput, UnknownCode
from facilitator.services.house.secrets import hashed
from facilitator.services.ideas import words
from facilitator.services.ideas.stories import story_of
from facilitator.services.sessions.undo import forget
from facilitator.store import Store

SLIPS = 1_000
SHIFTS = 8  # How often a code moves on when another idea already has it.


def new_codes(n: int) -> tuple[str, ...]:
    """Return codes to print on the tear-offs of slips, all different; they are kept once an idea comes in with them."""
    if not 0 <= n <= SLIPS:
        raise InvalidInput("Druk hoogstens %(most)s strookjes tegelijk.", most=SLIPS)
    found: dict[str, None] = {}
    while len(found) < n:
        found[words.by_chance()] = None
    return tuple(found)


def give_code(tx: Store, idea_id: str, secret: bytes) -> None:
    """Give an idea the code that the page of its writer can work out again; without a secret it stays without."""
    if not secret:
        return
    for shift in range(SHIFTS):
        kept = _kept(_derived(secret, idea_id, shift))
        if tx.ideas.by_code(kept) is None:
            tx.ideas.set_code(idea_id, kept)
            return


def keep_slip(tx: Store, idea_id: str, typed: object) -> None:
    """Keep the code of the slip that an idea was keyed from; InvalidInput if it is no code, or was used."""
    if not words.is_code(typed):
        raise InvalidInput("Kijk de drie woorden op de strook na.")
    kept = _kept(words.normalised(typed))
    if tx.ideas.by_code(kept) is not None:
        raise InvalidInput("Deze strook is al gebruikt. Kijk de drie woorden na.")
    tx.ideas.set_code(idea_id, kept)


def codes_of(store: Store, seat_id: str, secret: bytes) -> dict[str, str]:
    """Return the codes of the ideas of one seat, by idea: those that its own page may show."""
    found = {}
    for idea_id, kept in store.ideas.codes_of_seat(seat_id).items():
        derived = (_derived(secret, idea_id, shift) for shift in range(SHIFTS))
        code = next((code for code in derived if _kept(code) == kept), None)
        if code:
            found[idea_id] = code
    return found


def story(store: Store, typed: object) -> IdeaStory:
    """Return what became of the idea with this code; UnknownCode if none has it."""
    return story_of(store, _idea(store, typed))


def erase_by_code(tx: Store, typed: object) -> tuple[None, list[Event]]:
    """Erase an idea at the wish of who holds its code; the title of an action stays, and the code dies with the text."""
    idea = _idea(tx, typed)
    forget(tx, idea.session_id)  # What can be undone would name it again.
    tx.ideas.drop(idea.id)
    _drop_fate(tx, idea)
    tx.deletions.record("texts", 1, tx.now())
    changed: list[Event] = [IdeasChanged(idea.session_id)]
    return None, changed + ([ActionsChanged(idea.session_id)] if idea.action_id else [])


def _drop_fate(tx: Store, idea: Idea) -> None:
    """An answer to what is gone may still speak of it."""
    session = tx.sessions.get(idea.session_id)
    if session is not None:
        tx.fates.drop(session.trajectory_id, subject(IDEA, idea.id))


def _idea(store: Store, typed: object) -> Idea:
    letters = words.normalised(typed)
    found = store.ideas.by_code(_kept(letters)) if letters else None
    if found is None:
        raise UnknownCode("Deze woorden kennen we niet. Kijk ze nog eens na.")
    return found


def _derived(secret: bytes, idea_id: str, shift: int) -> str:
    made = hmac.new(secret, f"idea:{idea_id}:{shift}".encode(), hashlib.sha256).digest()
    return words.spoken(int.from_bytes(made, "big") % words.codes_there_are())


def _kept(code: str) -> str:
    return hashed(words.normalised(code))
