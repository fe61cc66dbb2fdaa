"""What the keying page shows: who keyed how much, what the last line said, and what two keyers read differently."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.ideas.idea import Action
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.keying import ANSWERS, LETTERS
from facilitator.domain.voting.paper import DOUBLE_ABOVE, Keyed, PaperBallot


@dataclass(frozen=True)
class Mark:
    """One crossed number; `answer` is empty where a cross is all there is."""

    number: int
    answer: str = ""


@dataclass(frozen=True)
class BallotWords:
    """A keyed ballot as it is read back; `line` is what one would type for it again."""

    serial: str
    keyer: str
    role: Role
    marks: tuple[Mark, ...]
    line: str


@dataclass(frozen=True)
class Mismatch:
    """A ballot that was read differently, as each keyer read it."""

    serial: str
    versions: tuple[BallotWords, ...]


@dataclass(frozen=True)
class Keyer:
    """Somebody who keys: how many ballots, and how many others they did not key yet."""

    name: str
    keyed: int
    left: int
    is_you: bool


@dataclass(frozen=True)
class KeyingView:
    """The keying of one vote, for one keyer."""

    vote: Step
    keyer: str
    keyed: int
    out: int | None
    double_above: int
    needs_second: bool
    has_two: bool
    keyers: tuple[Keyer, ...]
    missing: tuple[str, ...]
    mismatches: tuple[Mismatch, ...]
    own: tuple[str, ...]
    others: tuple[str, ...]
    last: BallotWords | None = None
    numberless: bool = False
    warning: str = ""

    @property
    def example(self) -> str:
        """A line as one types it."""
        return "K7F2 i 3 7 12" if self.vote.kind is BallotKind.PICK else "K7F2 i 1j 2n 3b"


def keying(vote: Step, actions: Sequence[Action], keyed: Keyed, keyer: str, last: str = "", warning: str = "", *,
           numberless: bool = False) -> KeyingView:  # fmt: skip
    """Return the keying page of this vote; `last` was keyed just now, `numberless` if it got its number from us."""
    total = len(keyed.serials)
    own = tuple(ballot.serial for ballot in keyed.ballots if ballot.keyer == keyer)
    said = next((b for b in keyed.versions(last) if b.keyer == keyer), None)
    return KeyingView(
        vote=vote,
        keyer=keyer,
        keyed=total,
        out=vote.papers_out,
        double_above=DOUBLE_ABOVE,
        needs_second=keyed.needs_second,
        has_two=len(keyed.keyers) > 1,
        keyers=tuple(Keyer(name, n, total - n, name == keyer) for name, n in sorted(keyed.keyers.items())),
        missing=keyed.missing,
        mismatches=tuple(
            Mismatch(serial, tuple(_words(ballot, actions) for ballot in keyed.versions(serial)))
            for serial in keyed.mismatching
        ),
        own=own,
        others=tuple(serial for serial in keyed.serials if serial not in own),
        last=_words(said, actions) if said else None,
        numberless=numberless,
        warning=warning,
    )


def _words(ballot: PaperBallot, actions: Sequence[Action]) -> BallotWords:
    chosen = ballot.choices
    answers = dict.fromkeys(chosen, "") if isinstance(chosen, tuple) else dict(chosen)
    marks = tuple(Mark(action.number, answers[action.id]) for action in actions if action.id in answers)
    return BallotWords(ballot.serial, ballot.keyer, ballot.role, marks, _line(ballot.role, marks))


def _line(role: Role, marks: Sequence[Mark]) -> str:
    letters = {answer.value: letter for letter, answer in ANSWERS.items()}
    who = next(letter for letter, one in LETTERS.items() if one is role)
    return " ".join([who, *(f"{mark.number}{letters.get(mark.answer, '')}" for mark in marks)])
