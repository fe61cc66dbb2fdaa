"""Paper ballots as they are keyed: once or twice, by people who may read a cross differently."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import Choices
from facilitator.domain.voting.kinds.consent import REASON_OF, bare

# Without what looks alike on paper: I and 1, O and 0.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
SERIAL = 4
DOUBLE_ABOVE = 40


@dataclass(frozen=True)
class PrintedBallot:
    """A ballot that was printed beforehand; the words of its tear-off are empty where receipts are off."""

    serial: str
    receipt: str = ""


@dataclass(frozen=True)
class PaperBallot:
    """What one keyer read on a paper ballot; `nth` is 1 for who keyed this ballot first."""

    serial: str
    role: Role
    choices: Choices
    keyer: str = ""
    nth: int = 1

    def says_as(self, other: "PaperBallot") -> bool:
        """Say whether both keyers read the same crosses: nobody types a reason twice, and never quite alike."""
        return (self.role, bare(self.choices)) == (other.role, bare(other.choices))

    def with_reasons(self, others: Iterable["PaperBallot"]) -> "PaperBallot":
        """Return this ballot with what only others typed of its reasons, where its answer has a place for them."""
        if not isinstance(self.choices, Mapping):
            return self
        # Of two who typed one reason, who keyed first has it.
        found = {key: text for other in reversed(list(others)) if isinstance(other.choices, Mapping)
                 for key, text in other.choices.items() if key.startswith(REASON_OF)}  # fmt: skip
        fitting = {key: text for key, text in found.items() if key.removeprefix(REASON_OF) in {"", *self.choices}}
        return replace(self, choices=dict(sorted({**fitting, **self.choices}.items()))) if fitting else self


@dataclass(frozen=True)
class Keyed:
    """All that stands keyed of a vote, by serial, and of a serial who keyed first."""

    ballots: tuple[PaperBallot, ...] = ()

    @property
    def serials(self) -> tuple[str, ...]:
        """Each paper ballot once."""
        return tuple(dict.fromkeys(ballot.serial for ballot in self.ballots))

    @property
    def keyers(self) -> Mapping[str, int]:
        """How many ballots each keyer keyed."""
        return Counter(ballot.keyer for ballot in self.ballots)

    @property
    def needs_second(self) -> bool:
        """Say whether there is so much paper that it is keyed twice."""
        return len(self.serials) > DOUBLE_ABOVE

    @property
    def mismatching(self) -> tuple[str, ...]:
        """The serials that keyers read differently."""
        first = {ballot.serial: ballot for ballot in self.counting}
        return tuple(dict.fromkeys(b.serial for b in self.ballots if not b.says_as(first[b.serial])))

    @property
    def missing(self) -> tuple[str, ...]:
        """The serials that were keyed once only, as soon as a second round has begun or is needed."""
        if len(self.keyers) < 2 and not self.needs_second:
            return ()
        times = Counter(ballot.serial for ballot in self.ballots)
        return tuple(serial for serial in self.serials if times[serial] == 1)

    @property
    def counting(self) -> tuple[PaperBallot, ...]:
        """Each ballot as it counts: as it was keyed first, until somebody settles what it says, with every reason."""
        versions: dict[str, list[PaperBallot]] = {}
        for ballot in self.ballots:
            versions.setdefault(ballot.serial, []).append(ballot)
        return tuple(first.with_reasons(later) for first, *later in versions.values())

    def versions(self, serial: str) -> tuple[PaperBallot, ...]:
        """What each keyer read on one ballot, who keyed it first in front."""
        return tuple(ballot for ballot in self.ballots if ballot.serial == serial)


@dataclass(frozen=True)
class PaperCount:
    """The paper of a vote in numbers; `linked` are seats that gave the serial of their ballot, `counting` those of them whose paper is keyed."""

    keyed: int = 0
    mismatching: int = 0
    missing: int = 0
    linked: int = 0
    counting: int = 0


NO_PAPER = PaperCount()
