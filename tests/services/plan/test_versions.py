"""Versions of a field: all are kept, and an older one comes back as a new one."""

import pytest

from facilitator.domain.refusals import ChangedMeanwhile, NotAllowed, NotFound
from facilitator.services.plan import versions
from tests.plan_house import build


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def one(place):
    (made,) = place.propose(1)
    place.patch("ann", made, dienst=("Bib", 0))
    place.patch("sofie", made, dienst=("Welzijn", 1))
    return made


@pytest.fixture
def back(place, one):
    return lambda who, version, seen, name="dienst": place.do(
        versions.go_back, place.people[who], place.trajectory.id, one, name, version, seen
    )


def kept(place, one, name="dienst"):
    return [(each.value, each.who, each.way) for each in place.read(lambda store: store.plans.versions(one, name))]


def test_every_version_is_kept_with_who_wrote_it(place, one):
    past = place.read(versions.history, place.people["rita"], place.trajectory.id, one, "dienst")

    assert [(each.version, each.value, each.who) for each in past.versions] == [
        (1, "Bib", "Ann"),
        (2, "Welzijn", "Sofie"),
    ]


def test_going_back_makes_a_new_version_and_loses_none(place, one, back):
    assert back("ada", 1, 2) == 3
    assert kept(place, one) == [("Bib", "Ann", ""), ("Welzijn", "Sofie", ""), ("Bib", "Ada", "terug")]


def test_going_back_to_what_stands_there_changes_nothing(place, one, back):
    assert back("ann", 2, 2) == 2
    assert len(kept(place, one)) == 2


def test_going_back_from_another_text_than_one_saw_is_refused(place, one, back):
    with pytest.raises(ChangedMeanwhile):
        back("ann", 1, 1)
    assert place.plan().items[0].text("dienst") == "Welzijn"


@pytest.mark.parametrize(("who", "refusal"), [("rita", NotAllowed), ("frans", NotAllowed), ("stranger", NotFound)])
def test_who_may_not_write_may_not_go_back(place, one, back, who, refusal):
    with pytest.raises(refusal):
        back(who, 1, 2)
    assert len(kept(place, one)) == 2


def test_the_coach_does_not_bring_a_status_back(place, one, back):
    place.patch("sofie", one, status=("weerhouden", 1))
    place.patch("sofie", one, status=("voorstel", 2))

    with pytest.raises(NotAllowed):
        back("ada", 2, 3, "status")
    assert back("ann", 2, 3, "status") == 4


def test_amounts_come_back_with_their_lines(place, one, back):
    place.patch("frans", one, U_2027=(100, 0))
    place.patch("frans", one, U_2027=(None, 1))

    back("frans", 1, 2, "U_2027")

    assert [str(line.amount) for line in place.plan().items[0].cell("U_2027")] == ["100.00"]


def test_what_is_no_field_has_no_versions(place, one):
    for name in ("controle", "ramingen", "bestaat_niet", "\ud800"):
        with pytest.raises(NotFound):
            place.read(versions.history, place.people["ann"], place.trajectory.id, one, name)


def test_a_version_that_never_was_is_not_found(back):
    for version in (0, 3, -1, 10**30):
        with pytest.raises(NotFound):
            back("ann", version, 2)
