"""What the facilitator reads of why people object."""

from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.reason import Reason
from facilitator.views.voting.reasons import reasons_view
from tests.views.made import actions, vote

FOUND = {
    1: Reason("", "", "Ga verder."),
    2: Reason("a1", "concern", "Is er plaats?"),
    3: Reason("a1", "objection", "De bus rijdt niet."),
    4: Reason("a2", "none", "Goed zo."),
}


def test_objections_stand_before_worries_and_whole_ballots_last():
    view = reasons_view("/console/x", vote(BallotKind.CONSENT), 12, actions(3), FOUND)

    assert [(part.number, [(line.n, line.word) for line in part.lines]) for part in view.parts] == [
        (1, [(3, "Ik heb een bezwaar"), (2, "Ik maak me zorgen")]), (2, [(4, "Geen bezwaar")]), (0, [(1, "")]),
    ]  # fmt: skip
    assert view.ballots == 12


def test_without_reasons_there_is_nothing_to_show():
    assert reasons_view("/console/x", vote(BallotKind.CONSENT), 12, actions(3), {}).parts == ()
