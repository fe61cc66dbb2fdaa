"""How actions go on, on screen: what is due, writing one after the other, the report."""

import html

import pytest

from tests.plan_house import TITLES, build


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def two(place):
    """Two actions that were taken up, and a third that was not."""
    first, second, _ = place.propose(1, 2, 3)
    for item in (first, second):
        place.patch("sofie", item, status=("weerhouden", 1))
    return first, second


def text(answer):
    return html.unescape(answer.get_data(as_text=True))


def tell(place, item, who="sofie", key="2026-1", **form):
    sent = {"state": "bezig", "text": "Het digipunt is open.", "version": "0", **form}
    return place.browser(who).post(f"/plan/opvolgen/{key}/{item}", **sent)


def test_before_anything_is_taken_up_the_page_says_what_it_is_for(place):
    place.propose(1)

    told = text(place.browser("sofie").get("/plan/opvolgen"))

    assert "Hier volg je op wat beslist is" in told
    assert TITLES[0] not in told


def test_the_page_shows_what_is_due_how_far_each_action_is_and_all_tasks(place, two):
    place.browser("ann").post(f"/plan/{two[1]}/taken/nieuw", text="Maak de folder", due="2020-01-05")
    tell(place, two[0])

    told = text(place.browser("sofie").get("/plan/opvolgen"))

    assert (TITLES[0] in told, TITLES[1] in told, TITLES[2] in told) == (True, True, False)
    assert "Het digipunt is open." in told
    assert "Maak de folder" in told
    assert "dag voorbij" in told
    assert 'href="/traject/' in told
    assert "Schrijf het verslag" in told


def test_one_writes_one_action_after_the_other(place, two):
    first, second = two

    answer = tell(place, first, deed="volgende")
    assert answer.headers["Location"].endswith(f"/plan/opvolgen/2026-1/{second}?bewaard=ja")
    answer = tell(place, second, deed="volgende", state="niet gestart", text="")
    assert answer.headers["Location"].endswith("/plan/opvolgen/2026-1?bewaard=ja")
    assert (
        tell(place, first, version="1", text="Nu ook op zaterdag.")
        .headers["Location"]
        .endswith("/plan/opvolgen/2026-1?bewaard=ja")
    )


def test_the_report_of_a_period_has_its_numbers_and_says_where_nobody_wrote(place, two):
    tell(place, two[0])

    told = text(place.browser("rita").get("/plan/opvolgen/2026-1"))

    assert "Opvolgingsrapport eerste semester 2026" in told
    assert "Het digipunt is open." in told
    assert "Over deze actie is nog niets geschreven." in told
    assert "Pas aan" not in told
    assert "Jaarverslag 2026" in text(place.browser("rita").get("/plan/opvolgen/2026"))


def test_two_texts_that_meet_are_both_shown_and_nothing_is_lost(place, two):
    tell(place, two[0])

    answer = tell(place, two[0], who="ann", text="Nog niet open.")

    told = text(answer)
    assert answer.status_code == 409
    assert '<q dir="auto">Het digipunt is open.</q>' in told
    assert "Nog niet open." in told
    assert 'name="version" value="1"' in told
    assert place.plan().progress[0].text == "Het digipunt is open."


def test_what_cannot_be_kept_comes_back_with_what_to_do(place, two):
    for wrong in ({"state": ""}, {"state": "x"}, {"text": "x" * 4001}, {"text": "a\x00"}):
        answer = tell(place, two[0], **wrong)
        assert answer.status_code == 422
    assert place.plan().progress == ()


def test_the_next_report_shows_the_one_before_and_begins_with_its_state(place, two):
    tell(place, two[0], state="bezig")

    told = text(place.browser("sofie").get(f"/plan/opvolgen/2026/{two[0]}"))

    assert "Eerste semester 2026" in told
    assert "Het digipunt is open." in told
    assert 'value="bezig" checked' in told


def test_the_text_of_a_year_is_put_in_the_evaluation_by_one_press(place, two):
    tell(place, two[0], key="2026", text="312 bezoekers.")
    form = text(place.browser("sofie").get(f"/plan/opvolgen/2026/{two[0]}"))
    assert "Zet de bewaarde tekst in «evaluatie»" in form

    place.browser("sofie").post(f"/plan/opvolgen/2026/{two[0]}/evaluatie", version="0")

    assert place.plan().items[0].text("AC_evaluatie") == "312 bezoekers."
    assert "Zet de bewaarde tekst" not in text(place.browser("sofie").get(f"/plan/opvolgen/2026/{two[0]}"))


def test_an_evaluation_written_meanwhile_is_shown_and_kept(place, two):
    tell(place, two[0], key="2026", text="312 bezoekers.")
    place.patch("ann", two[0], AC_evaluatie=("Zeer goed.", 0))

    answer = place.browser("sofie").post(f"/plan/opvolgen/2026/{two[0]}/evaluatie", version="0")

    assert (answer.status_code, "Zeer goed." in text(answer)) == (409, True)


def test_the_coach_and_who_reads_see_the_report_and_cannot_write_it(place, two):
    for who in ("ada", "rita", "frans"):
        assert place.browser(who).get("/plan/opvolgen/2026-1").status_code == 200
        assert place.browser(who).get(f"/plan/opvolgen/2026-1/{two[0]}").status_code == 403
        assert tell(place, two[0], who=who).status_code == 403


def test_a_stranger_and_an_unknown_period_or_action_find_nothing(place, two):
    for path in ("", "/2026-1", "/2026-1.pdf", f"/2026-1/{two[0]}"):
        assert place.browser("stranger").get(f"/plan/opvolgen{path}").status_code == 404
    third = place.plan().items[2].id
    for path in ("/2025", "/ooit", "/2026-2", "/2026-1.exe", f"/2026-1/{third}", f"/2025/{two[0]}", "/2026-1/x"):
        assert place.browser("sofie").get(f"/plan/opvolgen{path}").status_code == 404


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_report_is_also_a_file(place, two, kind, begins):
    tell(place, two[0])

    answer = place.browser("rita").get(f"/plan/opvolgen/2026-1.{kind}")

    assert answer.data.startswith(begins)
    assert f'filename="opvolging-2026-1.{kind}"' in answer.headers["Content-Disposition"]
