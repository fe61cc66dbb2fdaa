"""Writing an action step by step, talking beside its fields and going back to older texts: the pages, without a script."""

import re

import pytest

from facilitator.services.plan import talking
from tests.plan_house import TITLES, build

FIELD = "AC_lange_omschrijving"


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def one(place):
    return place.propose(1)[0]


def text(answer):
    return answer.get_data(as_text=True)


def item(place):
    return place.plan().items[0]


def token(place, browser):
    """The token that any page of this browser would hold."""
    cookie = browser.client.get_cookie("account").value
    with place.app.test_request_context(headers={"Cookie": f"account={cookie}"}):
        return place.app.jinja_env.globals["csrf_token"]()


def sends(place, who, path, **form):
    """Post a form as anybody, also who sees no page to take the token from."""
    browser = place.browser(who)
    return browser.client.post(browser.base + path, data={"csrf": token(place, browser), **form})


def test_every_step_asks_its_fields_and_says_how_far_one_is(place, one):
    browser = place.browser("ann")

    for n in range(1, 11):
        page = text(browser.get(f"/plan/{one}/schrijven/{n}"))
        assert f"Stap {n} van 10" in page
        assert page.count('aria-current="step"') == 1
    assert [browser.get(f"/plan/{one}/schrijven/{n}").status_code for n in (0, 11)] == [404, 404]


def test_writing_begins_at_the_first_step_that_is_not_all_written(place, one):
    base = f"/traject/{place.trajectory.id}/plan/{one}/schrijven"
    begin = place.browser("ann").get(f"/plan/{one}/schrijven")
    assert (begin.status_code, begin.headers["Location"]) == (303, f"{base}/1")

    place.patch("ann", one, **{FIELD: ("Hulp in de bib.", 0)}, doelgroep=("ouderen", 0))
    assert place.browser("ann").get(f"/plan/{one}/schrijven").headers["Location"] == f"{base}/3"


def test_a_step_is_kept_and_leads_to_the_next_and_the_last_to_the_action(place, one):
    here = f"/traject/{place.trajectory.id}/plan/{one}"
    sent = {"doelgroep": "ouderen", "was.doelgroep": "", "version.doelgroep": 0}

    answer = place.browser("ada").post(f"/plan/{one}/schrijven/2", **sent)

    assert (answer.status_code, answer.headers["Location"]) == (303, f"{here}/schrijven/3")
    assert item(place).text("doelgroep") == "ouderen"
    assert place.browser("ada").post(f"/plan/{one}/schrijven/10").headers["Location"] == f"{here}?bewaard=ja"


def test_what_a_step_cannot_keep_stays_in_its_field(place, one):
    place.patch("sofie", one, doelgroep=("jongeren", 0))
    sent = {"doelgroep": "ouderen", "was.doelgroep": "", "version.doelgroep": 0}
    met = place.browser("ann").post(f"/plan/{one}/schrijven/2", **sent)
    assert met.status_code == 409
    assert 'value="ouderen"' in text(met)
    assert '<q dir="auto">jongeren</q>' in text(met)

    year = {"startjaar": "ooit", "was.startjaar": "", "version.startjaar": 0}
    refused = place.browser("ann").post(f"/plan/{one}/schrijven/7", **year)
    assert refused.status_code == 422
    assert 'value="ooit"' in text(refused)


def test_the_principles_of_the_municipality_are_there_to_pick(place, one):
    page = text(place.browser("ann").get(f"/plan/{one}/schrijven/4"))

    assert re.search(r'data-picks="principe"><li>Naar de mensen toe</li>', page)


def test_a_new_action_is_made_and_written_on(place):
    answer = place.browser("ada").post("/plan/nieuw", title="Leer mailen in elke wijk")

    made = item(place)
    assert answer.headers["Location"] == f"/traject/{place.trajectory.id}/plan/{made.id}/schrijven/1"
    assert (made.title, made.status.value) == ("Leer mailen in elke wijk", "voorstel")
    refused = place.browser("ada").post("/plan/nieuw", title="   ")
    assert (refused.status_code, len(place.plan().items)) == (422, 1)
    assert 'aria-invalid="true"' in text(refused)


def test_a_comment_and_a_suggestion_come_back_to_the_step_they_were_made_in(place, one):
    browser = place.browser("ada")

    answer = browser.post(f"/plan/{one}/praten/{FIELD}/opmerking", text="Voor wie?", step="1")
    browser.post(f"/plan/{one}/praten/{FIELD}/voorstel", value="Hulp in de bib.\r\nElke dag.", reason="Waar?")

    assert answer.headers["Location"].endswith(f"/plan/{one}/schrijven/1#praten-{FIELD}")
    page = text(place.browser("ann").get(f"/plan/{one}/schrijven/1"))
    assert "Voor wie?" in page
    assert "Voorstel van Ada" in page
    assert "2 wachten op antwoord" in page
    (made,) = place.read(lambda store: store.writing.talk(one)).suggestions
    assert made.value == "Hulp in de bib.\nElke dag."


def test_the_author_takes_a_suggestion_over_and_settles_a_comment(place, one):
    made = place.do(talking.suggest, place.people["ada"], place.trajectory.id, one, FIELD, "Hulp.", "Kort.")
    said = place.do(talking.comment, place.people["ada"], place.trajectory.id, one, FIELD, "Voor wie?")
    at = f"/plan/{one}/praten/{FIELD}"

    taken = place.browser("ann").post(f"{at}/voorstel/{made.id}/neem-over", version="0")
    place.browser("ann").post(f"{at}/opmerking/{said.id}/klaar")

    assert taken.status_code == 303
    assert item(place).text(FIELD) == "Hulp."
    page = text(place.browser("ada").get(at))
    assert "overgenomen door Ann" in page
    assert "afgehandeld door Ann" in page


def test_a_suggestion_beside_a_text_that_changed_is_not_taken_over_unseen(place, one):
    made = place.do(talking.suggest, place.people["ada"], place.trajectory.id, one, FIELD, "Hulp.", "Kort.")
    place.patch("sofie", one, **{FIELD: ("Van Sofie.", 0)})

    answer = place.browser("ann").post(f"/plan/{one}/praten/{FIELD}/voorstel/{made.id}/neem-over", version="0")

    assert answer.status_code == 409
    assert "De tekst veranderde sinds dit voorstel." in text(answer)
    assert item(place).text(FIELD) == "Van Sofie."


def test_what_was_said_and_refused_stays_in_its_field(place, one):
    answer = place.browser("ada").post(f"/plan/{one}/praten/{FIELD}/voorstel", value="Mijn tekst", reason=" ")

    assert answer.status_code == 422
    assert "Mijn tekst" in text(answer)
    assert "Schrijf eerst iets." in text(answer)


def test_a_script_hears_what_was_refused_as_data(place, one):
    browser = place.browser("ada")
    path = f"{browser.base}/plan/{one}/praten/{FIELD}/opmerking"

    refused = browser.client.post(path, data={"csrf": browser.csrf, "text": ""}, headers={"Accept": "application/json"})
    kept = browser.client.post(path, data={"csrf": browser.csrf, "text": "Dag"}, headers={"Accept": "application/json"})

    assert (refused.status_code, refused.json["error"]["code"]) == (422, "text_empty")
    assert (kept.status_code, kept.json) == (200, {})


def test_older_texts_are_compared_and_put_back(place, one):
    place.patch("ann", one, **{FIELD: ("Hulp in de bib.", 0)})
    place.patch("sofie", one, **{FIELD: ("Hulp in elke bib.", 1)})
    browser = place.browser("ada")

    page = text(browser.get(f"/plan/{one}/versies/{FIELD}"))
    assert re.search(r"<del>.*?</span>de</del><ins>.*?</span>elke</ins>", page)
    answer = browser.post(f"/plan/{one}/versies/{FIELD}", version="1", seen="2")
    assert answer.status_code == 303
    assert (item(place).text(FIELD), item(place).field(FIELD).version) == ("Hulp in de bib.", 3)
    assert browser.post(f"/plan/{one}/versies/{FIELD}", version="2", seen="2").status_code == 409
    assert "Van versie 1 naar versie 2" in text(browser.get(f"/plan/{one}/versies/{FIELD}?van=2&tot=1"))


def test_versions_that_never_were_are_not_compared(place, one):
    place.patch("ann", one, dienst=("Bib", 0))
    browser = place.browser("ann")

    for query in ("?van=9&tot=1", "?van=-1&tot=x", "?van=" + "9" * 400, "?alles=ja", "?van=1"):
        page = browser.get(f"/plan/{one}/versies/dienst{query}")
        assert (page.status_code, "Van versie" in text(page)) == (200, False), query


def test_the_coach_writes_and_suggests_but_does_not_publish(place, one):
    made = place.do(talking.suggest, place.people["ada"], place.trajectory.id, one, FIELD, "Hulp.", "Kort.")
    place.patch("sofie", one, status=("weerhouden", 1))
    place.patch("sofie", one, status=("voorstel", 2))

    for path, form in (
        (f"/plan/{one}/praten/{FIELD}/voorstel/{made.id}/neem-over", {"version": "0"}),
        (f"/plan/{one}/praten/{FIELD}/voorstel/{made.id}/laat-zo", {}),
        (f"/plan/{one}/status", {"status": "weerhouden", "version": "3"}),
        (f"/plan/{one}/versies/status", {"version": "2", "seen": "3"}),
    ):
        assert sends(place, "ada", path, **form).status_code == 403, path
    page = text(place.browser("ada").get(f"/plan/{one}/praten/{FIELD}"))
    assert ("Neem dit over" in page, "Trek mijn voorstel in" in page) == (False, True)
    assert (item(place).status.value, item(place).text(FIELD)) == ("voorstel", "")


def test_a_reader_reads_and_a_stranger_finds_nothing(place, one):
    made = place.do(talking.suggest, place.people["ada"], place.trajectory.id, one, FIELD, "Hulp.", "Kort.")
    pages = [f"/plan/{one}/schrijven/1", f"/plan/{one}/praten/{FIELD}", f"/plan/{one}/versies/{FIELD}"]
    deeds = [
        "/plan/nieuw",
        f"/plan/{one}/praten/{FIELD}/opmerking",
        f"/plan/{one}/praten/{FIELD}/voorstel",
        f"/plan/{one}/praten/{FIELD}/voorstel/{made.id}/trek-in",
    ]

    for path in pages:
        assert place.browser("rita").get(path).status_code == 200
        assert place.browser("stranger").get(path).status_code == 404
    assert 'form="fields"' not in text(place.browser("rita").get(pages[0]))
    for path in deeds:
        form = {"title": "Dag", "text": "Dag", "value": "Dag", "reason": "Dag"}
        assert sends(place, "rita", path, **form).status_code == 403, path
        assert sends(place, "stranger", path, **form).status_code == 404, path
    assert place.browser("rita").get("/plan/nieuw").status_code == 403
    assert [each.title for each in place.plan().items] == [TITLES[0]]


def test_who_is_where_is_told_to_the_others_alone(place, one):
    ann, ada = place.browser("ann"), place.browser("ada")
    assert ann.ask(f"/plan/{one}/hier", {"name": "partners"}).status_code == 200

    state = ada.get(f"/plan/{one}/stand").json
    assert "Ann is bij «partners»" in state["others"]
    assert (state["fields"]["partners"]["here"], ann.get(f"/plan/{one}/stand").json["others"]) == ("Ann", "")
    assert "Ann is bij «partners»" in text(ada.get(f"/plan/{one}"))
    ann.ask(f"/plan/{one}/hier", {"name": None})
    assert ada.get(f"/plan/{one}/stand").json["others"] == ""


def test_an_open_page_hears_only_news(place, one):
    browser = place.browser("ada")
    seen = browser.get(f"/plan/{one}/stand").json["sign"]

    assert browser.get(f"/plan/{one}/stand?gezien={seen}").status_code == 204
    place.patch("ann", one, partners=("OCMW", 0))
    news = browser.get(f"/plan/{one}/stand?gezien={seen}").json
    assert (news["fields"]["partners"]["value"], news["sign"] == seen) == ("OCMW", False)


def test_what_was_kept_is_told_with_the_version_it_got(place, one):
    answer = place.browser("ann").ask(f"/plan/{one}/velden", {"fields": {"partners": {"value": "OCMW", "version": 0}}})

    assert answer.json["kept"] == {"partners": 1}


def test_nonsense_about_where_one_is_breaks_nothing(place, one):
    browser = place.browser("ann")
    bodies = (None, [], "x", {"name": 3}, {"name": "bestaat_niet"}, {"name": "\ud800"})

    assert [browser.ask(f"/plan/{one}/hier", body).status_code for body in bodies] == [422, 422, 422, 422, 404, 404]


def test_nonsense_in_a_form_breaks_nothing(place, one):
    at = f"/plan/{one}/praten/{FIELD}"
    for path, form in (
        (f"{at}/opmerking", {"text": "a" * 100_000}),
        (f"{at}/voorstel", {"value": "\x00", "reason": "x"}),
        (f"{at}/opmerking", {"text": "Dag", "step": "../../x"}),
        (f"/plan/{one}/versies/{FIELD}", {"version": "x", "seen": "y"}),
        (f"{at}/voorstel/bestaat-niet/neem-over", {"version": "9" * 40}),
        (f"{at}/voorstel/bestaat-niet/verbrand", {}),
        (f"{at}/opmerking/bestaat-niet/verbrand", {}),
        (f"/plan/{one}/praten/ramingen/opmerking", {"text": "Dag"}),
        (f"/plan/bestaat-niet/praten/{FIELD}/opmerking", {"text": "Dag"}),
    ):
        assert sends(place, "ann", path, **form).status_code in (303, 404, 422), path
