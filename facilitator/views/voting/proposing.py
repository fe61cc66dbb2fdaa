"""What the facilitator sees before proposing: the result in order, with every tie at the cut line ticked."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.ideas.idea import Action
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.tally import Tally, at_the_cut
from facilitator.views.voting.results import ResultRow, results

PLACES = 3


@dataclass(frozen=True)
class ProposalRow:
    """One action of the result, ticked if it goes to the municipality."""

    row: ResultRow
    chosen: bool


@dataclass(frozen=True)
class ProposingView:
    """The result of one vote to propose from; `tied` says that more fit the cut line than there are places."""

    base: str
    step_id: str
    title: str
    ballots: int
    places: int
    rows: tuple[ProposalRow, ...]
    tied: bool
    proposed: bool
    three_answers: bool


def proposing(base: str, step: Step, tally: Tally, actions: Sequence[Action], standing: Sequence[str]) -> ProposingView:
    """Return the proposal to make: what stands in the plan already, else the best with all ties at the cut line."""
    places = step.k if step.kind is BallotKind.PICK else PLACES
    best = at_the_cut(tally.rows, places)
    ticked = frozenset(standing or best)
    ranked = results(tally, actions).rows
    return ProposingView(
        base=base,
        step_id=step.id,
        title=step.title,
        ballots=tally.ballots,
        places=places,
        rows=tuple(ProposalRow(row, row.action in ticked) for row in ranked),
        tied=len(best) > places,
        proposed=bool(standing),
        three_answers=step.kind is BallotKind.YES_DOUBT_NO,
    )
