"""Proving: who may see how a vote was counted, and have its anonymous ballots to count again."""

from dataclasses import dataclass

from facilitator.domain.refusals import NotAllowed, NotCounted, NotFound
from facilitator.domain.sessions.session import Participant, Step
from facilitator.domain.text import N_
from facilitator.domain.trajectory import Account
from facilitator.domain.voting.proof import FEWEST_BALLOTS, BallotFile, Listed, Withheld, withheld
from facilitator.domain.voting.tally import Tally
from facilitator.services.house.trajectories import ANY, session_for
from facilitator.services.voting.casting import vote_step
from facilitator.services.voting.results import results
from facilitator.store import Store

NOT_SHOWN = N_("De uitslag is nog niet getoond.")


@dataclass(frozen=True)
class Proof:
    """A counted vote as anybody may check it."""

    step: Step
    tally: Tally
    actions: tuple[Listed, ...]

    @property
    def withheld(self) -> Withheld | None:
        """Why the ballots stay closed, None where anybody may have them."""
        return withheld(self.tally)


def proof(store: Store, who: Account | Participant, session_id: str, step_id: str) -> Proof:
    """Return the proof of a counted vote: to the team at once, to seats of the session once it is shown."""
    if isinstance(who, Account):
        session_for(store, who, session_id, ANY)
    elif who.session_id != session_id:
        raise NotFound()
    step = vote_step(store, session_id, step_id)
    tally = results(store, session_id, step_id)
    if isinstance(who, Participant) and not step.shown:
        raise NotCounted(NOT_SHOWN)
    titles = {action.id: action.title for action in store.actions.of_session(session_id)}
    actions = tuple(Listed(row.action, row.number, titles.get(row.action, "")) for row in tally.rows)
    return Proof(step, tally, actions)


def ballot_file(store: Store, who: Account | Participant, session_id: str, step_id: str) -> BallotFile:
    """Return the anonymous ballots of a counted vote; NotAllowed where they would tell who cast them."""
    found = proof(store, who, session_id, step_id)
    if found.withheld is Withheld.SPLIT:
        raise NotAllowed("Deze stembladen tonen we niet: je ziet eraan wie ze invulde.")
    if found.withheld is Withheld.FEW:
        raise NotAllowed("Er zijn minder dan %(least)s stembladen. We tonen ze niet.", least=FEWEST_BALLOTS)
    session, counted = store.sessions.get(session_id), store.ballots.counted(step_id)
    trajectory = store.trajectories.get(session.trajectory_id) if session else None
    if session is None or trajectory is None or counted is None or found.tally.terms is None:
        raise NotFound()
    return BallotFile(
        title=found.step.title,
        municipality=trajectory.municipality_name,
        year=(session.starts_at or session.created_at).year,
        terms=found.tally.terms,
        actions=found.actions,
        ballots=tuple(ballot.choices for ballot in counted[1]),
    )
