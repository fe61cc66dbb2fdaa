"""What moved between two rounds, as console, board, phone and report tell it: the same words and the same picture."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.sessions.rounds import SecondRound
from facilitator.domain.text import N_
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import Group
from facilitator.domain.voting.moved import Fate, Figure, Move, Moved
from facilitator.views.pictures.moved import MovedPicture, change
from facilitator.views.pictures.moved import moved as picture_of
from facilitator.views.times import day
from facilitator.views.words import Words

MOST_ON_A_WALL = 8

OTHERS = N_("Dit waren andere mensen dan de eerste keer.")
NOBODY = N_("We volgen niemand. We leggen twee uitslagen naast elkaar.")
OTHER_RULE = N_("De regel was anders. Kijk alleen naar de plaatsen.")
ONCE = N_("Samengevoegde acties: wie er één of meer koos, telt één keer.")

# What the number of people says, by kind of vote.
BACKED: Mapping[BallotKind, str] = {
    BallotKind.PICK: N_("Het getal zegt hoeveel mensen dit kozen."),
    BallotKind.YES_DOUBT_NO: N_("Het getal zegt hoeveel mensen ja zeiden."),
    BallotKind.DOTS: N_("Het getal zegt hoeveel mensen een stip gaven."),
    BallotKind.RANK: N_("Het getal zegt hoeveel mensen dit op plaats 1 zetten."),
    BallotKind.MATRIX: N_("Het getal zegt hoeveel mensen «helpt veel» zeiden."),
    BallotKind.MOSCOW: N_("Het getal zegt hoeveel mensen «moet» zeiden."),
    BallotKind.CONSENT: N_("Het getal zegt hoeveel mensen geen bezwaar hebben."),
    BallotKind.BUDGET: N_("Het getal zegt hoeveel mensen dit kozen."),
}


@dataclass(frozen=True)
class GroupChange:
    """One action among one group; None where it was not in that round."""

    group: Group
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True)
class MovedRow:
    """One action in both rounds; `was` are the numbers of the actions it was merged from, or had in another session."""

    action: str
    number: int
    title: str
    fate: Fate
    change: Words
    before: Figure | None
    after: Figure | None
    places: int
    was: tuple[int, ...]
    groups: tuple[GroupChange, ...]

    @property
    def way(self) -> str:
        """The sign of its change: up, down, level, or what became of it."""
        if self.fate in (Fate.ADDED, Fate.DROPPED):
            return self.fate.value
        return "up" if self.places > 0 else "down" if self.places < 0 else "level"


@dataclass(frozen=True)
class MovedView:
    """Two rounds side by side; `wall` are the rows for which there is room on the board, drawn apart."""

    first_id: str
    second_id: str
    first_title: str
    second_title: str
    first_session: str
    first_day: str
    before: int
    after: int
    alike: bool
    elsewhere: bool
    merges: bool
    backed: str
    rows: tuple[MovedRow, ...]
    groups: tuple[Group, ...]
    picture: MovedPicture
    wall: tuple[MovedRow, ...]
    wall_picture: MovedPicture

    @property
    def notes(self) -> tuple[str, ...]:
        """The sentences that must stand beside it wherever it is shown."""
        said = [OTHERS if self.elsewhere else NOBODY, self.backed or OTHER_RULE]
        return (*said, ONCE) if self.merges else tuple(said)

    @property
    def left_out(self) -> int:
        """How many actions of the last round the board has no room for."""
        return sum(row.after is not None for row in self.rows) - len(self.wall)


def moved(rounds: SecondRound) -> MovedView:
    """Return what moved between two rounds, best placed now first."""
    found = rounds.moved
    rows = tuple(_row(move, rounds) for move in found.moves)
    wall = tuple(row for row in rows if row.after)[:MOST_ON_A_WALL]
    return MovedView(
        first_id=rounds.first.id,
        second_id=rounds.second.id,
        first_title=rounds.first.title,
        second_title=rounds.second.title,
        first_session=rounds.session.title if rounds.elsewhere else "",
        first_day=day(rounds.first.opened_at) if rounds.elsewhere else "",
        before=found.before,
        after=found.after,
        alike=found.alike,
        elsewhere=rounds.elsewhere,
        merges=found.merges,
        backed=BACKED[found.kind] if found.alike else "",
        rows=rows,
        groups=_groups(found),
        picture=picture_of(rounds, f"moved-{rounds.second.id}"),
        wall=wall,
        wall_picture=picture_of(rounds, "moved-wall", len(wall)),
    )


def _row(move: Move, rounds: SecondRound) -> MovedRow:
    tells = move.fate is Fate.MERGED or (rounds.elsewhere and move.fate is Fate.KEPT)
    return MovedRow(
        action=move.action,
        number=move.number,
        title=rounds.titles.get(move.action, ""),
        fate=move.fate,
        change=change(move),
        before=move.before,
        after=move.after,
        places=move.places,
        was=tuple(number for _, number in move.earlier) if tells else (),
        groups=tuple(GroupChange(one.group, one.before, one.after) for one in move.groups),
    )


def _groups(found: Moved) -> tuple[Group, ...]:
    """The groups that say more than the total: not the one that everybody was in both times."""
    everybody = len(found.groups) == 1 and all(
        one.ballots == whole
        for move in found.moves
        for group in move.groups
        for one, whole in ((group.before, found.before), (group.after, found.after))
        if one is not None
    )
    return () if everybody else found.groups
