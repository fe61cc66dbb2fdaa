"""«Reken het zelf na»: the rule in words, how many voted, the ballots as files, and the sums to find again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Step
from facilitator.domain.text import N_
from facilitator.domain.voting.agreement import BY_POINTS
from facilitator.domain.voting.ballot import Axis, BallotKind
from facilitator.domain.voting.kinds.dots import SUPPORTERS
from facilitator.domain.voting.kinds.rank import FIRST, NAMED
from facilitator.domain.voting.order_test import Verdict
from facilitator.domain.voting.proof import FEWEST_BALLOTS, Listed, Withheld, withheld
from facilitator.domain.voting.tally import Row, Tally
from facilitator.views.voting.answer_words import answer_words, axis_words
from facilitator.views.voting.rule_words import counting_in_words, rule_in_words
from facilitator.views.words import Words

ORDER: Mapping[Verdict, str] = {
    Verdict.EVEN: N_(
        "Elke gsm begon de lijst bij een ander nummer. We zien niet dat een hogere plaats meer stemmen gaf."
    ),
    Verdict.UNEVEN: N_("De plaats op de lijst speelde mee. Elke actie stond wel even vaak op elke plaats."),
    Verdict.TOO_FEW: N_(
        "Elke gsm begon de lijst bij een ander nummer. Er zijn te weinig stembladen om meer te zeggen."
    ),
}
CLOSED: Mapping[Withheld, str] = {
    Withheld.FEW: N_("Er zijn minder dan %(least)s stembladen. We tonen ze niet, zo blijft je keuze geheim."),
    Withheld.SPLIT: N_("Medewerkers schatten iets anders dan de rest. Een los stemblad zou tonen wie het invulde."),
}
# What one adds up in a column of the file, by the name under which the count keeps it.
SUMS: Mapping[BallotKind, Mapping[str, str]] = {
    BallotKind.DOTS: {"": N_("Stippen"), SUPPORTERS: N_("Mensen")},
    BallotKind.RANK: {FIRST: N_("Eerst gezet"), NAMED: N_("Op volgorde gezet")},
    BallotKind.MATRIX: {f"{axis.value}_{n}": word for axis in Axis for n, word in axis_words(axis).items()},
}
# The columns of the other kinds say an answer or a place: those are counted one by one.
ADDED_UP = frozenset({BallotKind.PICK, BallotKind.DOTS, BallotKind.BUDGET})


@dataclass(frozen=True)
class SumRow:
    """What who counts again must find of one action, in the order of the columns."""

    number: int
    title: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Sums:
    """The result as sums, best first; `words` name the columns."""

    words: tuple[str, ...]
    rows: tuple[SumRow, ...]


@dataclass(frozen=True)
class ProofView:
    """The page of one vote; `closed` says why there are no files, `order` what the test of the list says.

    `adds_up` says that the columns of the file are numbers to add, not answers to count.
    """

    title: str
    ballots: int
    channels: Mapping[str, int]
    voting: tuple[Role, ...]
    rule: Words
    counting: tuple[Words, ...]
    order: str
    closed: Words | None
    sums: Sums
    adds_up: bool
    file: str
    command: str


def proof_view(step: Step, tally: Tally, actions: Sequence[Listed]) -> ProofView:
    """Return the page of a counted vote."""
    terms = tally.terms
    assert terms is not None
    why = withheld(tally)
    return ProofView(
        title=step.title,
        ballots=tally.ballots,
        channels=tally.channels,
        voting=() if len(step.electorate) == len(Role) else tuple(role for role in Role if role in step.electorate),
        rule=rule_in_words(terms),
        counting=counting_in_words(terms),
        order=order_words(tally),
        closed=Words(CLOSED[why], {"least": FEWEST_BALLOTS} if why is Withheld.FEW else {}) if why else None,
        sums=_sums(tally, actions),
        adds_up=tally.kind in ADDED_UP,
        file=f"{proof_at(step)}/stembladen",
        command=f"tally stembladen.pb --rule {'borda' if tally.kind is BallotKind.RANK else 'most-votes'}",
    )


def order_words(tally: Tally) -> str:
    """Return what the test of the list says, empty where the list was not turned."""
    return ORDER[tally.order.verdict] if tally.order else ""


def proof_at(step: Step) -> str:
    """Return where a counted vote is proved, empty before its count."""
    return f"/uitslag/{step.session_id}/{step.id}" if step.counted else ""


def _sums(tally: Tally, actions: Sequence[Listed]) -> Sums:
    titles = {action.action: action.title for action in actions}
    columns = SUMS.get(tally.kind) or answer_words(tally.kind) or {"": N_("Gekozen")}
    points = [N_("Punten")] if tally.kind in BY_POINTS else []
    return Sums(
        words=(*columns.values(), *points, N_("Plaats")),
        rows=tuple(
            SumRow(row.number, titles.get(row.action, ""), (*_numbers(row, tuple(columns), tally.kind), row.rank))
            for row in sorted(tally.rows, key=lambda row: (row.rank, row.number))
        ),
    )


def _numbers(row: Row, columns: Sequence[str], kind: BallotKind) -> tuple[int, ...]:
    counted = tuple(row.answers.get(name, 0) if name else row.votes for name in columns)
    return (*counted, row.score) if kind in BY_POINTS else counted
