"""What the keying page shows: who keyed how much, what the last line said, and what two keyers read differently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.ideas.idea import Action
from facilitator.domain.numbers import euros
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.keying import LETTERS as ROLES
from facilitator.domain.voting.marks import LETTERS
from facilitator.domain.voting.paper import DOUBLE_ABOVE, Keyed
from facilitator.domain.voting.terms import Terms
from facilitator.views.voting.keyed_ballot import BallotWords, Mark, read_back

SERIAL = "K7F2"
_EXAMPLES: Mapping[BallotKind, str] = {
    BallotKind.PICK: "i 3 7 12",
    BallotKind.BUDGET: "i 3 7 12",
    BallotKind.RANK: "i 4 2 9",
    BallotKind.DOTS: "i 3x2 7",
    BallotKind.YES_DOUBT_NO: "i 1j 2n 3b",
    BallotKind.MOSCOW: "i 1m 2b 3g 4n",
    BallotKind.CONSENT: "i 1g 2z 3b",
    BallotKind.MATRIX: "i 1h3m2 2h1m3",
}
_COLUMNS: Mapping[BallotKind, str] = {
    BallotKind.YES_DOUBT_NO: "i jnb-",
    BallotKind.MOSCOW: "i mbg-",
    BallotKind.CONSENT: "i ggz-",
    BallotKind.MATRIX: "i h31-2 m23-1",
}
A_LINE, WITH_REASONS = 200, 3000


@dataclass(frozen=True)
class Mismatch:
    """A ballot that was read differently, as each keyer read it; of many answers only those that differ, `same` are left out."""

    serial: str
    versions: tuple[BallotWords, ...]
    same: int = 0


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
    terms: Terms
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
    def kind(self) -> BallotKind:
        """The kind of the vote."""
        return self.terms.kind

    @property
    def roles(self) -> tuple[tuple[str, Role], ...]:
        """Each role that votes, with its letter."""
        return tuple((letter, role) for letter, role in ROLES.items() if role in self.vote.electorate)

    @property
    def answers_each(self) -> bool:
        """Say whether something is said of every number."""
        return self.kind in _COLUMNS

    @property
    def letters(self) -> tuple[tuple[str, str], ...]:
        """Each letter behind a number, with the name of the answer it stands for."""
        return tuple((letter, str(answer)) for letter, answer in LETTERS.get(self.kind, {}).items())

    @property
    def bare_example(self) -> str:
        """A line as one types it, without the number of the paper."""
        return _EXAMPLES[self.kind]

    @property
    def example(self) -> str:
        """A line as one types it."""
        return f"{SERIAL} {self.bare_example}"

    @property
    def column(self) -> str:
        """A line that has a sign for every number; empty where there is none."""
        return f"{SERIAL} {_COLUMNS[self.kind]}" if self.kind in _COLUMNS else ""

    @property
    def money(self) -> str:
        """What there is to share out, empty where the vote is about no money."""
        return euros(self.terms.total) if self.kind is BallotKind.BUDGET else ""

    @property
    def longest(self) -> int:
        """How much may stand on a line."""
        return WITH_REASONS if self.kind is BallotKind.CONSENT else A_LINE


def keying(vote: Step, terms: Terms, actions: Sequence[Action], keyed: Keyed, keyer: str, last: str = "",
           warning: str = "", *, numberless: bool = False) -> KeyingView:  # fmt: skip
    """Return the keying page of this vote; `last` was keyed just now, `numberless` if it got its number from us."""
    total = len(keyed.serials)
    own = tuple(ballot.serial for ballot in keyed.ballots if ballot.keyer == keyer)
    said = next((b for b in keyed.versions(last) if b.keyer == keyer), None)
    return KeyingView(
        vote=vote,
        terms=terms,
        keyer=keyer,
        keyed=total,
        out=vote.papers_out,
        double_above=DOUBLE_ABOVE,
        needs_second=keyed.needs_second,
        has_two=len(keyed.keyers) > 1,
        keyers=tuple(Keyer(name, n, total - n, name == keyer) for name, n in sorted(keyed.keyers.items())),
        missing=keyed.missing,
        mismatches=tuple(_mismatch(serial, keyed, actions, terms) for serial in keyed.mismatching),
        own=own,
        others=tuple(serial for serial in keyed.serials if serial not in own),
        last=read_back(said, actions, terms) if said else None,
        numberless=numberless,
        warning=warning,
    )


def _mismatch(serial: str, keyed: Keyed, actions: Sequence[Action], terms: Terms) -> Mismatch:
    versions = tuple(read_back(ballot, actions, terms) for ballot in keyed.versions(serial))
    if terms.kind not in _COLUMNS:
        return Mismatch(serial, versions)
    said = [{mark.number: mark for mark in version.marks} for version in versions]
    numbers = sorted({number for one in said for number in one})
    apart = [number for number in numbers if len({one.get(number) for one in said}) > 1]
    shown = tuple(
        replace(version, marks=tuple(one.get(number, Mark(number)) for number in apart))
        for version, one in zip(versions, said, strict=True)
    )
    return Mismatch(serial, shown, len(numbers) - len(apart))
