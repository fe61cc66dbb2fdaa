"""Writing together: an action by hand, who is where, and a sign that something moved."""

import pytest

from facilitator.domain.plan.talk import PRESENT_SECONDS, Presence
from facilitator.domain.refusals import InvalidInput, NotAllowed, NotFound, TextEmpty, TextTooLong
from facilitator.services.plan import planning, talking, writing
from tests.plan_house import TITLES, build


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def one(place):
    return place.propose(1)[0]


def do(place, who, deed, *args):
    return place.do(deed, place.people[who], place.trajectory.id, *args)


def others(place, one, who):
    return place.read(writing.beside, place.people[who], place.trajectory.id, one).others


def test_an_action_by_hand_stands_last_in_the_plan_as_a_proposal(place, one):
    made = do(place, "ada", writing.add_action, "  Leer   mailen in elke wijk ")

    first, last = place.plan().items
    assert (first.title, last.title) == (TITLES[0], "Leer mailen in elke wijk")
    assert (last.id, last.status.value, last.text("wijziging"), last.advice) == (made.id, "voorstel", "nieuw", None)


def test_two_actions_by_hand_stand_beside_each_other_and_a_proposal_leaves_them_alone(place, one):
    for title in ("Een", "Twee"):
        do(place, "ann", writing.add_action, title)

    place.propose(2)

    assert [item.title for item in place.plan().items] == ["Een", "Twee", TITLES[1]]


def test_who_may_not_write_makes_no_action(place):
    for who, refusal in (("frans", NotAllowed), ("rita", NotAllowed), ("stranger", NotFound)):
        with pytest.raises(refusal):
            do(place, who, writing.add_action, "Leer mailen")
    assert place.plan().items == ()


def test_an_action_has_a_title(place):
    for title, refusal in (("", TextEmpty), ([], InvalidInput), ("a" * 201, TextTooLong), ("\ud800", InvalidInput)):
        with pytest.raises(refusal):
            do(place, "ann", writing.add_action, title)


def test_the_others_see_at_which_field_somebody_is_until_they_leave(place, one):
    do(place, "ann", writing.be_here, one, "partners")
    do(place, "ada", writing.be_here, one, "")
    do(place, "ann", writing.be_here, one, "dienst")

    assert others(place, one, "ada") == (Presence(place.people["ann"].id, "Ann", "dienst"),)
    assert others(place, one, "ann") == (Presence(place.people["ada"].id, "Ada", ""),)
    do(place, "ann", writing.leave, one)
    assert others(place, one, "ada") == ()


def test_who_says_nothing_any_more_is_not_here(place, one, clock):
    do(place, "ann", writing.be_here, one, "partners")

    clock.move(seconds=PRESENT_SECONDS + 1)

    assert others(place, one, "ada") == ()


def test_a_stranger_is_nowhere_and_no_field_is_made_up(place, one):
    with pytest.raises(NotFound):
        do(place, "stranger", writing.be_here, one, "partners")
    with pytest.raises(NotFound):
        do(place, "ann", writing.be_here, one, "bestaat_niet")
    with pytest.raises(NotFound):
        place.read(writing.pulse, place.people["stranger"], place.trajectory.id, one)


def test_the_sign_changes_with_everything_that_moves_and_with_nothing_else(place, one):
    def sign():
        return place.read(writing.pulse, place.people["ada"], place.trajectory.id, one)

    seen = [sign(), sign()]
    assert seen[0] == seen[1]
    do(place, "ann", writing.be_here, one, "partners")
    seen.append(sign())
    do(place, "ann", writing.be_here, one, "partners")
    assert sign() == seen[-1]
    do(place, "ann", planning.lend, one, "partners")
    seen.append(sign())
    place.patch("ann", one, partners=("OCMW", 0))
    seen.append(sign())
    said = do(place, "ann", talking.comment, one, "partners", "Wie nog?")
    seen.append(sign())
    do(place, "ann", talking.settle, one, said.id)
    seen.append(sign())
    assert len(set(seen)) == len(seen) - 1
