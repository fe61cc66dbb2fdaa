"""The plan on screen, without a script: reading, writing, deciding, and taking it away."""

import io

import openpyxl
import pytest

from tests.plan_house import TITLES, build


@pytest.fixture
def place(app):
    return build(app)


def text(answer):
    return answer.get_data(as_text=True)


def form(place, item, who="sofie", **fields):
    """A form as the page sends it: what each field was, its version, and what it is now."""
    stored = next(one for one in place.plan(who).items if one.id == item)
    sent = {}
    for name, value in fields.items():
        sent |= {name: value, f"was.{name}": stored.text(name), f"version.{name}": stored.field(name).version}
    return sent


def test_an_empty_plan_says_what_it_is_for(place):
    page = text(place.browser("sofie").get("/plan"))

    assert "Hier komen de acties van de sessies" in page
    assert "plan.xlsx" not in page


def test_the_table_shows_every_action_with_status_advice_and_what_is_left_to_do(place):
    one, two = place.propose(1, 2)
    place.patch("sofie", one, status=("weerhouden", 1))

    page = text(place.browser("rita").get("/plan"))

    assert page.index(TITLES[0]) < page.index(TITLES[1])
    assert f'href="/traject/{place.trajectory.id}/plan/{two}"' in page
    assert "17 van 17" in page
    assert 'chip--weerhouden"' in page
    assert "op te lossen" in page


@pytest.mark.parametrize("path", ["/plan", "/plan.xlsx", "/plan/{one}", "/plan/{one}/stand"])
def test_a_stranger_finds_nothing_and_nobody_is_led_to_sign_in(place, path):
    (one,) = place.propose(1)
    path = path.format(one=one)

    assert place.browser("stranger").get(path).status_code == 404
    answer = place.app.test_client().get(f"/traject/{place.trajectory.id}{path}")
    assert answer.status_code in (303, 401)
    assert TITLES[0] not in text(answer)


def test_what_is_changed_is_kept_and_the_rest_is_left_alone(place):
    (one,) = place.propose(1)
    sent = form(place, one, dienst="Bib", partners="")

    answer = place.browser("sofie").post(f"/plan/{one}", **sent)

    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/traject/{place.trajectory.id}/plan/{one}?bewaard=ja",
    )
    item = place.plan().items[0]
    assert (item.text("dienst"), item.field("dienst").version, item.field("partners").version) == ("Bib", 1, 0)


def test_a_field_that_was_not_touched_never_conflicts(place):
    (one,) = place.propose(1)
    sent = form(place, one, dienst="", partners="OCMW")
    place.patch("ann", one, dienst=("Bib", 0))

    assert place.browser("sofie").post(f"/plan/{one}", **sent).status_code == 303
    assert (place.plan().items[0].text("dienst"), place.plan().items[0].text("partners")) == ("Bib", "OCMW")


def test_two_texts_that_meet_are_both_shown_and_nothing_is_lost(place):
    (one,) = place.propose(1)
    sent = form(place, one, dienst="Welzijn", partners="OCMW")
    place.patch("ann", one, dienst=("Bib", 0))

    answer = place.browser("sofie").post(f"/plan/{one}", **sent)

    page = text(answer)
    assert answer.status_code == 409
    assert '<q dir="auto">Bib</q>' in page
    assert 'value="Welzijn"' in page
    assert 'value="OCMW"' in page
    assert place.plan().items[0].text("dienst") == "Bib"


def test_what_cannot_be_kept_comes_back_with_what_to_do_beside_it(place):
    (one,) = place.propose(1)
    sent = form(place, one, dienst="Bib", startjaar="ooit")

    answer = place.browser("sofie").post(f"/plan/{one}", **sent)

    page = text(answer)
    assert answer.status_code == 422
    assert 'id="refusal-startjaar"' in page
    assert 'value="ooit"' in page
    assert 'value="Bib"' in page
    assert place.plan().items[0].text("dienst") == ""


def test_lines_end_alike_whatever_the_browser_sends(place):
    (one,) = place.propose(1)
    place.patch("ann", one, AC_commentaar=("een\ntwee", 0))
    sent = form(place, one, AC_commentaar="een\r\ntwee")

    place.browser("sofie").post(f"/plan/{one}", **sent)

    assert place.plan().items[0].field("AC_commentaar").version == 1


@pytest.mark.parametrize(
    ("who", "status"), [("sofie", 303), ("ann", 303), ("ada", 403), ("frans", 403), ("rita", 403), ("stranger", 404)]
)
def test_only_author_and_secretary_take_an_action_up(place, who, status):
    (one,) = place.propose(1)
    browser = place.browser(who)

    answer = browser.client.post(
        f"{browser.base}/plan/{one}/status",
        data={"csrf": token(place, browser, who), "status": "weerhouden", "version": 1},
    )

    assert answer.status_code == status
    assert place.plan().items[0].status.value == ("weerhouden" if status == 303 else "voorstel")


def token(place, browser, who):
    """The token that any page of this browser would hold."""
    cookie = browser.client.get_cookie("account").value
    with place.app.test_request_context(headers={"Cookie": f"account={cookie}"}):
        return place.app.jinja_env.globals["csrf_token"]()


def test_a_form_without_the_token_of_the_page_is_refused(place):
    (one,) = place.propose(1)
    browser = place.browser("sofie")

    assert browser.client.post(f"{browser.base}/plan/{one}", data=form(place, one, dienst="Bib")).status_code == 403
    assert browser.client.post(f"{browser.base}/plan/{one}/velden", json={"fields": {}}).status_code == 403


def test_the_buttons_are_there_for_who_decides_and_the_fields_for_who_writes(place):
    (one,) = place.propose(1)
    seen = {who: text(place.browser(who).get(f"/plan/{one}")) for who in ("sofie", "ada", "frans", "rita")}

    assert ["Neem deze actie op" in seen[who] for who in seen] == [True, False, False, False]
    assert ['name="dienst"' in seen[who] for who in seen] == [True, True, False, False]
    assert ['name="U_2026"' in seen[who] for who in seen] == [True, True, True, False]
    assert "Je mag dit lezen, niet veranderen." in seen["rita"]


def test_a_script_keeps_one_field_and_hears_how_the_page_then_stands(place):
    (one,) = place.propose(1)

    answer = place.browser("sofie").ask(f"/plan/{one}/velden", {"fields": {"U_2026": {"value": "12,5", "version": 0}}})

    assert (
        answer.status_code,
        answer.json["fields"]["U_2026"]["value"],
        answer.json["fields"]["U_2026"]["version"],
    ) == (200, "12,50", 1)
    assert answer.json["totals"] == {"U_totaal": "12,50", "O_totaal": "0,00", "saldo": "-12,50"}


def test_a_script_hears_a_conflict_as_data(place):
    (one,) = place.propose(1)
    place.patch("ann", one, dienst=("Bib", 0))

    answer = place.browser("sofie").ask(
        f"/plan/{one}/velden", {"fields": {"dienst": {"value": "Welzijn", "version": 0}}}
    )

    assert (answer.status_code, answer.json["error"]["code"]) == (409, "changed_meanwhile")
    assert answer.json["fields"] == {"dienst": {"yours": "Welzijn", "theirs": "Bib", "version": 1}}


@pytest.mark.parametrize("body", [[], "x", 3, None, {}, {"fields": 3}, {"fields": {"dienst": 3}}])
def test_a_script_that_sends_anything_else_is_refused_as_data(place, body):
    (one,) = place.propose(1)

    answer = place.browser("sofie").ask(f"/plan/{one}/velden", body)

    assert (answer.status_code, answer.json["error"]["code"]) == (422, "invalid_input")


def test_others_see_on_the_page_who_is_typing(place):
    (one,) = place.propose(1)
    ann = place.browser("ann")

    assert ann.ask(f"/plan/{one}/leen", {"name": "dienst"}).json == {"mine": True, "who": "Ann"}
    sofie = place.browser("sofie")
    assert sofie.ask(f"/plan/{one}/leen", {"name": "dienst"}).json == {"mine": False, "who": "Ann"}
    assert sofie.get(f"/plan/{one}/stand").json["fields"]["dienst"]["lent"] == "Ann"
    assert "Ann schrijft hier nu." in text(sofie.get(f"/plan/{one}"))
    assert ann.get(f"/plan/{one}/stand").json["fields"]["dienst"]["lent"] == ""
    ann.ask(f"/plan/{one}/teruggeven", {"name": "dienst"})
    assert sofie.get(f"/plan/{one}/stand").json["fields"]["dienst"]["lent"] == ""


def test_people_take_the_short_workbook_unless_they_ask_for_all(place):
    place.propose(1)
    browser = place.browser("rita")

    widths = [
        openpyxl.load_workbook(io.BytesIO(browser.get(path).data))["Acties"].max_column
        for path in ("/plan.xlsx", "/plan.xlsx?profiel=alles")
    ]
    assert widths == [22, 63]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/plan.odt", 404),
        ("/plan.xlsx?profiel=x", 404),
        ("/plan.csv?blad=x", 422),
        ("/plan/nergens", 404),
    ],
)
def test_what_is_not_there_is_not_found(place, path, status):
    place.propose(1)

    assert place.browser("sofie").get(path).status_code == status


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", '"><img src=x>', "{{ 7*7 }}", "\u202eomgekeerd"])
def test_a_text_is_shown_as_it_was_typed_and_never_run(place, evil):
    (one,) = place.propose(1)
    place.patch("ann", one, AC_korte_omschrijving=(evil, 1), AC_commentaar=(evil, 0))

    for path in ("/plan", f"/plan/{one}"):
        page = text(place.browser("sofie").get(path))
        assert "<script>alert" not in page
        assert "<img src=x" not in page
