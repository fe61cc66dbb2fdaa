"""The page on which the facilitator says what each action costs."""

import pytest

from tests.desk import Desk


@pytest.fixture
def priced(work):
    """A session with two actions, and the page of their costs open."""
    work.actions("Digipunt", "Digibus")
    work.fien.get(f"{work.base}/kosten")
    return work


def costs(work):
    with work.fien.house.readers.lent() as store:
        return [action.cost for action in store.actions.of_session(work.session)]


def fields(work, *typed):
    with work.fien.house.readers.lent() as store:
        return {
            f"cost-{action.id}": text
            for action, text in zip(store.actions.of_session(work.session), typed, strict=True)
        }


def test_amounts_are_read_as_people_write_them(priced):
    priced.fien.post(f"{priced.base}/kosten", fields(priced, "€ 12.500", " 800 "))
    assert costs(priced) == [12_500, 800]
    assert "Samen: 13.300 euro." in priced.fien.text
    priced.fien.post(f"{priced.base}/kosten", fields(priced, "12 500", ""))
    assert costs(priced) == [12_500, None]
    assert "Van 1 actie weten we het nog niet." in priced.fien.text


@pytest.mark.parametrize("wrong", ["veel", "-5", "12,50", "12.50", "1.5000", "1000000000", "½"])
def test_what_is_no_amount_is_asked_again_with_all_that_was_typed(priced, wrong):
    page = priced.fien.post(f"{priced.base}/kosten", fields(priced, "12.500", wrong))
    assert page.status == 422
    assert "Typ bij actie 2 een bedrag in hele euro, of niets." in page.text
    assert [page.fields(name) for name in fields(priced, "", "")] == [["12.500"], [wrong]]
    assert costs(priced) == [None, None]


def test_without_actions_the_page_says_where_to_begin(work):
    assert "Er zijn nog geen acties." in work.fien.get(f"{work.base}/kosten").text


def test_a_stranger_sees_no_costs(priced, app):
    vic = Desk(app).known("Vic")
    assert vic.get(f"{priced.base}/kosten").status == 404
    assert vic.get("/trajecten/nieuw").post(f"{priced.base}/kosten", fields(priced, "1", "2")).status == 404
    assert costs(priced) == [None, None]
