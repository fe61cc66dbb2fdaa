"""Answering by a link, without an account: choices and words that hang on a key in one browser until the link closes."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.events import Event
from facilitator.domain.plan.presentation import Presentation, Reaction, State, Way
from facilitator.domain.plan.questions import Question, choices
from facilitator.domain.plan.reactions import read_text
from facilitator.domain.refusals import InvalidInput, NotFound, StepClosed, UnknownCode
from facilitator.domain.trajectory import Trajectory
from facilitator.services.house.secrets import hashed, new_token
from facilitator.services.ideas import words
from facilitator.store import Store

MOST_ANSWERS = 5_000
WHOLE = ""  # Said of the whole plan, of no card.


@dataclass(frozen=True)
class Shown:
    """The presentation of a link and where it belongs."""

    presentation: Presentation
    trajectory: Trajectory


@dataclass(frozen=True)
class OwnAnswers:
    """What one browser answered: cards a question, and by card what was said."""

    chosen: Mapping[Question, tuple[str, ...]]
    said: Mapping[str, Reaction]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was answered yet."""
        return not self.chosen and not self.said


def find(store: Store, token: str) -> Shown:
    """Return what a link shows; NotFound if we never gave it."""
    found = store.presenting.by_token(hashed(token))
    trajectory = store.trajectories.get(found[1]) if found else None
    if found is None or trajectory is None:
        raise NotFound("Deze link kennen we niet. Kijk hem nog eens na.")
    return Shown(found[0], trajectory)


def said_of(store: Store, shown: Shown) -> tuple[Reaction, ...]:
    """Return all that was said of this plan."""
    return store.reacting.all(shown.trajectory.id)


def new_responder(store: Store, secret: bytes, presentation_id: str) -> str:
    """Return a key for one browser, of which the three words open nothing yet."""
    while store.reacting.by_code(_kept(code_of(secret, presentation_id, key := new_token()))):
        pass
    return key


def code_of(secret: bytes, presentation_id: str, key: str) -> str:
    """Return the three words of this browser, by which it later reads the answer."""
    made = hmac.new(secret, f"reaction:{presentation_id}:{key}".encode(), hashlib.sha256).digest()
    return words.spoken(int.from_bytes(made, "big") % words.codes_there_are())


def own(store: Store, secret: bytes, presentation_id: str, key: str) -> OwnAnswers:
    """Return what this browser answered so far; nothing where it has no key."""
    if not key:
        return OwnAnswers({}, {})
    said = store.reacting.by_code(_kept(code_of(secret, presentation_id, key)))
    mine = {one.item_id or WHOLE: one for one in said if one.presentation_id == presentation_id}
    return OwnAnswers(store.presenting.answers_of(presentation_id, _responder(presentation_id, key)), mine)


def choose(
    tx: Store, token: str, secret: bytes, key: str, question: Question, ticked: Iterable[str]
) -> tuple[None, list[Event]]:
    """Keep what this browser chooses, in the place of what it chose before."""
    shown = _open(tx, token, secret, key)
    tx.presenting.answer(shown.id, _responder(shown.id, key), question, choices(shown, ticked))
    return None, []


def say(tx: Store, token: str, secret: bytes, key: str, texts: Mapping[str, str]) -> tuple[None, list[Event]]:
    """Keep what this browser says, by card; what was emptied goes, and what was answered already stays as it is."""
    shown = _open(tx, token, secret, key)
    if not set(texts) <= shown.items | {WHOLE}:
        raise InvalidInput("Kies een kaart uit de lijst.")
    trajectory_id, standing = find(tx, token).trajectory.id, own(tx, secret, shown.id, key).said
    wanted = {about: read_text(text) if text.strip() else "" for about, text in texts.items()}
    for about, text in wanted.items():
        before = standing.get(about)
        if before is None and text:
            made = Reaction(tx.new_id(), shown.audience, Way.LINK, text, tx.now(), about or None, shown.id)
            tx.reacting.add(made, trajectory_id, _kept(code_of(secret, shown.id, key)))
        elif before is not None and before.answered_at is None and text != before.text:
            _changed(tx, before, text)
    return None, []


def stories(store: Store, typed: object) -> tuple[tuple[Reaction, ...], Mapping[str, str]]:
    """Return what was said under these three words with the answers, and the titles of the cards; UnknownCode if nothing."""
    found = _under(store, typed)
    return found, store.presenting.titles(found[0].presentation_id or "")


def erase(tx: Store, typed: object) -> tuple[None, list[Event]]:
    """Erase what was said under these words, at the wish of who holds them; an answer goes with it."""
    found = _under(tx, typed)
    for one in found:
        tx.reacting.drop(one.id)
    tx.deletions.record("reactions", len(found), tx.now())
    return None, []


def is_known(store: Store, secret: bytes, presentation_id: str, key: str) -> bool:
    """Say whether this browser answered before."""
    return bool(key) and not own(store, secret, presentation_id, key).is_empty


def _under(store: Store, typed: object) -> tuple[Reaction, ...]:
    letters = words.normalised(typed)
    found = store.reacting.by_code(_kept(letters)) if letters else ()
    if not found:
        raise UnknownCode("Deze woorden kennen we niet. Kijk ze nog eens na.")
    return found


def _open(tx: Store, token: str, secret: bytes, key: str) -> Presentation:
    shown = find(tx, token).presentation
    if shown.state(tx.now()) is not State.OPEN:
        raise StepClosed("Deze link is gesloten. Je antwoord komt er niet meer bij.")
    known = is_known(tx, secret, shown.id, key)
    if not known and max(tx.presenting.responders(shown.id), tx.reacting.count(shown.id)) >= MOST_ANSWERS:
        raise StepClosed("Er kwamen heel veel antwoorden. Vraag een blad papier aan je gemeente.")
    return shown


def _changed(tx: Store, before: Reaction, text: str) -> None:
    if text:
        tx.reacting.write(before.id, text)
    else:
        tx.reacting.drop(before.id)


def _responder(presentation_id: str, key: str) -> str:
    """What is kept of a browser: another for every presentation, so that two cannot be laid side by side."""
    return hashed(f"{presentation_id}:{key}")


def _kept(code: str) -> str:
    return hashed(words.normalised(code))
