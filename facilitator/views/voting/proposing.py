"""What the facilitator sees before proposing: the result in order, with every tie at the cut line ticked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from facilitator.domain.ideas.idea import Action
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.agreement import places as wanted_places
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.tally import Tally, at_the_cut
from facilitator.views.voting.results import ResultRow, ResultsView, results

# Here the vote itself says what goes on: what nobody objects to, and what the money buys.
SELF_SAID = frozenset({BallotKind.CONSENT, BallotKind.BUDGET})


@dataclass(frozen=True)
class ProposalRow:
    """One action of the result, ticked if it goes to the municipality."""

    row: ResultRow
    chosen: bool


@dataclass(frozen=True)
class ProposingView:
    """The result of one vote to propose from; `tied` says that more fit the cut line than there are places.

    `places` is how many are looked for, None where the vote itself says it.
    """

    base: str
    step_id: str
    title: str
    ballots: int
    places: int | None
    rows: tuple[ProposalRow, ...]
    tied: bool
    proposed: bool
    results: ResultsView
    reasons_at: str

    @property
    def over(self) -> bool:
        """Say whether what is equal at the cut line costs more together than there is."""
        return self.results.kind is BallotKind.BUDGET and self.tied


def proposing(
    base: str, step: Step, tally: Tally, actions: Sequence[Action], standing: Collection[str], places: int | None = None
) -> ProposingView:
    """Return the proposal to make: what stands in the plan already, else the best with all ties at the cut line.

    Asked for a number of places, it says anew which are the best.
    """
    shown = results(tally, actions)
    self_said = tally.kind in SELF_SAID
    looked_for = None if self_said else places or wanted_places(tally.terms)
    best = _by_the_vote(shown.rows) if looked_for is None else at_the_cut(tally.rows, looked_for)
    anew = places is not None and not self_said
    ticked = frozenset(best if anew or not standing else standing)
    return ProposingView(
        base=base,
        step_id=step.id,
        title=step.title,
        ballots=tally.ballots,
        places=looked_for,
        rows=tuple(ProposalRow(row, row.action in ticked) for row in shown.rows),
        tied=_is_tied(shown.rows) if looked_for is None else len(best) > looked_for,
        proposed=bool(standing) and not anew,
        results=shown,
        reasons_at=f"{base}/redenen/{step.id}" if tally.kind is BallotKind.CONSENT else "",
    )


def _by_the_vote(rows: Sequence[ResultRow]) -> tuple[str, ...]:
    return tuple(row.action for row in rows if row.adopted or row.fits or row.undecided)


def _is_tied(rows: Sequence[ResultRow]) -> bool:
    return any(row.undecided for row in rows)
