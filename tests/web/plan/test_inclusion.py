"""The inclusietoets and its tasks on screen, without a script."""

import html
import re

import pytest

from tests.plan_house import TITLES, build


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def one(place):
    return place.propose(1)[0]


def text(answer):
    return html.unescape(answer.get_data(as_text=True))


def filled(place, who="dienst", outside="nee", **more):
    """A form as the page sends it: «ja» on every question unless said otherwise."""
    items = place.house.content.inclusion_test.items
    return {"wie": who, "buiten": outside, **{f"antwoord.{item.number}": "ja" for item in items}, **more}


def fill(place, one, *args, who="sofie", path="invullen", **more):
    return place.browser(who).post(f"/plan/{one}/inclusietoets/{path}", **filled(place, *args, **more))


def page(place, one, who="sofie"):
    return text(place.browser(who).get(f"/plan/{one}/inclusietoets"))


def test_an_empty_test_says_what_it_is_for_and_who_fills_it_in(place, one):
    told = page(place, one)

    assert "Kan iedereen mee met deze actie?" in told
    assert "Praat eerst, kruis dan aan." in told
    assert "Nog niet ingevuld." in told
    assert f'/plan/{one}/inclusietoets/invullen"' in told


def test_both_answers_stand_beside_each_other_and_a_nee_on_a_key_question_warns(place, one):
    fill(place, one, "diensthoofd", who="ann")
    answer = fill(place, one, "bewonersgroep", "ja", **{"antwoord.1": "nee", "opmerking.1": "Alleen een scherm."})

    told = page(place, one)
    assert (answer.status_code, answer.headers["Location"].rsplit("/", 1)[1]) == (303, "inclusietoets?bewaard=ja")
    assert "Ingevuld door 2, van buiten de dienst: 1." in told
    assert "Kijk na: iemand zei «nee» bij een kernvraag." in told
    first = told.split('id="vraag-1"', 1)[1].split('id="vraag-2"', 1)[0]
    assert (first.count("diensthoofd"), first.count("bewonersgroep")) == (1, 1)
    assert "Alleen een scherm." in first
    assert "Hier verschillen jullie. Praat erover." in first
    assert "Maak hier een taak van" in first
    second = told.split('id="vraag-2"', 1)[1].split('id="vraag-3"', 1)[0]
    assert "Maak hier een taak van" not in second
    assert "Hier verschillen" not in second


def test_without_a_nee_nothing_warns(place, one):
    fill(place, one, **{"antwoord.2": "nee"})

    assert "kernvraag." not in page(place, one)


def test_what_cannot_be_kept_comes_back_as_it_was_typed(place, one):
    answer = fill(place, one, "jan@voorbeeld.be", **{"opmerking.4": "te <traag>"})

    told = text(answer)
    assert answer.status_code == 422
    assert "Haal weg wat op een e-mailadres lijkt." in told
    assert 'value="jan@voorbeeld.be"' in told
    assert 'value="te <traag>"' in told
    assert "te <traag>" not in answer.get_data(as_text=True)
    assert place.plan().tests == ()


def test_rubbish_is_refused_and_never_breaks_the_page(place, one):
    browser = place.browser("sofie")
    for sent in ({}, {"antwoord.1": "x"}, {"wie": "\x00", "buiten": "ja"}, {"wie": "x", "buiten": "ja", "antwoord.99": "ja"},
                 filled(place, "x" * 5000), filled(place, **{"antwoord.1": "nee" * 1000})):  # fmt: skip
        assert browser.post(f"/plan/{one}/inclusietoets/invullen", **sent).status_code == 422


def test_one_corrects_or_takes_away_ones_own_test_only(place, one):
    fill(place, one)
    (test,) = place.plan().tests

    assert 'value="dienst"' in text(place.browser("sofie").get(f"/plan/{one}/inclusietoets/{test.id}"))
    assert place.browser("ann").get(f"/plan/{one}/inclusietoets/{test.id}").status_code == 403
    assert fill(place, one, path=test.id, version="1", **{"antwoord.1": "deels"}).status_code == 303
    late = fill(place, one, path=test.id, version="1", **{"antwoord.1": "nee"})
    assert late.status_code == 409
    assert "Iemand anders paste dit net aan." in text(late)
    assert place.browser("ann").post(f"/plan/{one}/inclusietoets/{test.id}", deed="weg").status_code == 403
    assert place.browser("sofie").post(f"/plan/{one}/inclusietoets/{test.id}", deed="weg").status_code == 303
    assert place.plan().tests == ()


def test_who_reads_sees_the_answers_and_no_forms(place, one):
    fill(place, one)
    (test,) = place.plan().tests
    told = page(place, one, "rita")

    assert "dienst" in told
    assert "<form" not in told.split("<main", 1)[1].split("</main>", 1)[0]
    for path in ("inclusietoets/invullen", f"inclusietoets/{test.id}", "taken/nieuw"):
        assert place.browser("rita").get(f"/plan/{one}/{path}").status_code == 403


def test_a_stranger_finds_nothing(place, one):
    fill(place, one)
    (test,) = place.plan().tests
    vic = place.browser("stranger")

    for path in (
        "inclusietoets",
        "inclusietoets/invullen",
        "inclusietoets/papier",
        f"inclusietoets/{test.id}",
        "taken/nieuw",
    ):
        assert vic.get(f"/plan/{one}/{path}").status_code == 404


def test_the_paper_form_has_every_question_and_a_box_for_each_answer(place, one):
    told = text(place.browser("rita").get(f"/plan/{one}/inclusietoets/papier"))
    items = place.house.content.inclusion_test.items

    assert TITLES[0] in told
    assert all(item.question in told for item in items)
    assert len(re.findall(r'class="box"', told)) == 4 * len(items) + 2


def test_a_task_made_of_a_question_stands_under_it_until_it_is_done(place, one):
    fill(place, one, **{"antwoord.5": "nee"})
    browser = place.browser("sofie")

    form = text(browser.get(f"/plan/{one}/taken/nieuw?vraag=5"))
    assert 'value="Laat het werken zonder e-mailadres of itsme."' in form
    answer = browser.post(
        f"/plan/{one}/taken/nieuw", vraag="5", text="Laat het werken zonder itsme.", who="ICT", due="2027-03-12"
    )
    (task,) = place.plan().tasks
    assert answer.headers["Location"].endswith(f"/plan/{one}/inclusietoets#taak-{task.id}")
    row = page(place, one).split('id="vraag-5"', 1)[1].split('id="vraag-6"', 1)[0]
    assert "Laat het werken zonder itsme." in row
    assert "tegen vrijdag 12 maart 2027" in row
    browser.post(f"/plan/{one}/taken/{task.id}", deed="klaar", terug="toets")
    assert "klaar op" in page(place, one).split('id="vraag-5"', 1)[1].split('id="vraag-6"', 1)[0]
    browser.post(f"/plan/{one}/taken/{task.id}", deed="open")
    assert place.plan().tasks[0].done_at is None


def test_a_task_that_cannot_be_kept_comes_back_as_it_was_typed(place, one):
    answer = place.browser("sofie").post(f"/plan/{one}/taken/nieuw", text="Bel de firma", who="ICT", due="ooit")

    assert answer.status_code == 422
    assert "Schrijf de dag als 12/3/2027." in text(answer)
    assert 'value="Bel de firma"' in text(answer)
    assert place.plan().tasks == ()


def test_a_task_is_changed_and_let_go(place, one):
    browser = place.browser("ann")
    browser.post(f"/plan/{one}/taken/nieuw", text="Bel de firma")
    (task,) = place.plan().tasks

    assert browser.post(f"/plan/{one}/taken/{task.id}", text="Bel de firma", who="ICT", version="1").status_code == 303
    late = browser.post(f"/plan/{one}/taken/{task.id}", text="Iets anders", version="1")
    assert (late.status_code, 'value="Iets anders"' in text(late)) == (409, True)
    assert browser.get(f"/plan/{one}/taken/bestaat-niet").status_code == 404
    assert (
        browser.post(f"/plan/{one}/taken/{task.id}", deed="weg", terug="opvolgen")
        .headers["Location"]
        .endswith(f"/plan/opvolgen#taak-{task.id}")
    )
    assert place.plan().tasks == ()
