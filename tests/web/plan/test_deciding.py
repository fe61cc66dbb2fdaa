"""The pages of deciding, of the versions and of the fates, as forms without a script: what they show, keep and hand back."""

import re

import pytest

from facilitator.domain.refusals import NotAllowed
from facilitator.services.plan import deciding, fates
from facilitator.services.plan.deciding import Moment
from tests.plan_house import TITLES, build

WHY = "Er is nu geen geld."


@pytest.fixture
def place(app):
    return build(app)


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True)))


def page(answer):
    return answer.get_data(as_text=True)


def decide(place, choices, body="gemeenteraad"):
    moment = Moment(body, place.plan().made_on.isoformat(), choices)
    return place.do(deciding.decide, place.people["sofie"], place.trajectory.id, moment)


def form(place, **more):
    return {"body": "college", "day": place.plan().made_on.isoformat(), "seen": "0", "budget_round": "", "told_on": "",
            "note": "", **more}  # fmt: skip


PAGES = ("/plan/beslissen", "/plan/beslissen/nieuw", "/plan/versies", "/plan/versies/1", "/plan/ideeen",
         "/plan/versies/vergelijk?van=1")  # fmt: skip


def test_a_stranger_finds_none_of_these_pages(place):
    (one,) = place.propose(1)
    made = decide(place, {one: ("gekozen", "")})
    client = place.browser("stranger")
    assert [client.get(path).status_code for path in PAGES] == [404] * len(PAGES)
    sofie = place.browser("sofie")
    assert [sofie.get(path).status_code for path in PAGES] == [200] * len(PAGES)
    client.base = "/traject/" + place.trajectory.id
    token = {"csrf": sofie.csrf}
    for path in ("/plan/beslissen/nieuw", f"/plan/beslissen/{made.id}/terug", "/plan/definitief", "/plan/ideeen",
                 "/plan/ideeen/terug"):  # fmt: skip
        answer = client.client.post(client.base + path, data=token)
        assert answer.status_code in (403, 404)
    assert len(place.plan().decisions) == 1


def test_who_reads_sees_what_was_decided_and_no_button(place):
    one, two = place.propose(1, 2)
    decide(place, {one: ("gekozen", "Veel gevraagd."), two: ("later", WHY)})
    shown = place.browser("rita").get("/plan/beslissen")
    assert ("Veel gevraagd." in text(shown), WHY in text(shown), TITLES[1] in text(shown)) == (True, True, True)
    assert ("Noteer een beslissing" in text(shown), "<form" in page(shown)) == (False, False)
    assert place.browser("rita").get("/plan/beslissen/nieuw").status_code == 403
    assert place.browser("ada").get("/plan/beslissen/nieuw").status_code == 403


def test_ideas_are_not_for_who_only_reads_or_pays(place):
    assert [place.browser(who).get("/plan/ideeen").status_code for who in ("rita", "frans", "ada", "ann")] == [
        403, 403, 200, 200,
    ]  # fmt: skip
    told = text(place.browser("rita").get("/plan/ideeen"))
    assert "Alleen begeleider, beleidsmedewerker en auteur lezen wat mensen schreven." in told
    assert place.browser("stranger").get("/plan/ideeen").status_code == 404


def test_an_empty_plan_teaches_what_deciding_is_for(place):
    assert "Er is nog niets te beslissen" in text(place.browser("sofie").get("/plan/beslissen"))
    assert "Er ligt nog geen versie vast" in text(place.browser("sofie").get("/plan/versies"))


def test_a_decision_is_noted_by_a_form_and_told_with_its_reasons(place):
    one, two, three = place.propose(1, 2, 3)
    sofie = place.browser("sofie")
    answer = sofie.post(
        "/plan/beslissen/nieuw",
        **form(place, told_on="2027-06-12", budget_round="AMJP najaar", note="Zitting"),
        **{f"keuze.{one}": "gekozen", f"keuze.{two}": "later", f"reden.{two}": WHY, f"keuze.{three}": "", f"reden.{three}": "x"},
    )  # fmt: skip
    assert (answer.status_code, answer.headers["Location"].endswith("/plan/beslissen?genoteerd=ja")) == (303, True)
    (kept,) = place.plan().decisions
    assert {key: (one.choice.value, one.reason) for key, one in kept.items.items()} == {
        one: ("gekozen", ""), two: ("later", WHY),
    }  # fmt: skip
    shown = text(sofie.get("/plan/beslissen?genoteerd=ja"))
    for words in ("De beslissing is genoteerd.", "1 gekozen, 1 later", WHY, "Klaar voor de begrotingsronde: AMJP najaar",
                  "Mensen horen het op 12\N{NO-BREAK SPACE}juni\N{NO-BREAK SPACE}2027.".replace("\N{NO-BREAK SPACE}", " "),
                  "Zitting", "Versie 1"):  # fmt: skip
        assert words in shown


def test_what_cannot_be_kept_comes_back_as_it_was_typed(place):
    one, two = place.propose(1, 2)
    sofie = place.browser("sofie")
    answer = sofie.post("/plan/beslissen/nieuw", **form(place, note="Mijn nota"),
                        **{f"keuze.{one}": "later", f"keuze.{two}": "gekozen", f"reden.{two}": "Omdat <b>het</b> kan"})  # fmt: skip
    assert answer.status_code == 422
    assert "waarom die later of niet komt." in text(answer)
    assert re.search(rf'name="keuze\.{one}" value="later" checked', page(answer))
    assert ("Omdat &lt;b&gt;het&lt;/b&gt; kan" in page(answer), "Mijn nota" in page(answer)) == (True, True)
    assert place.plan().decisions == ()


def test_nonsense_in_a_form_is_no_breakdown(place):
    (one,) = place.propose(1)
    sofie = place.browser("sofie")
    for fields in (
        {}, {"body": "x" * 5_000}, {f"keuze.{one}": "misschien"}, {"keuze.": "gekozen"}, {"day": "\ud800".encode("utf-16", "surrogatepass")},
        {f"keuze.{one}": "later", f"reden.{one}": "x" * 20_000},
    ):  # fmt: skip
        assert sofie.post("/plan/beslissen/nieuw", **form(place) | fields).status_code in (409, 422)
    assert sofie.post("/plan/beslissen/nieuw").status_code == 422
    assert sofie.post("/plan/beslissen/x/terug").status_code == 404
    for path in ("0", "7", "99999999999999999999999", "x"):
        assert sofie.get(f"/plan/versies/{path}").status_code == 404
    for query in ("", "?van=x", "?van=1&tot=ooit", "?van=²", "?van=1&tot=" + "9" * 5_000):
        assert sofie.get(f"/plan/versies/vergelijk{query}").status_code == 404
    for fields in ({}, {"idee": "idea:elders", "antwoord": "later"}, {"idee": "x" * 9_000}):
        assert sofie.post("/plan/ideeen", **fields).status_code == 422
    assert sofie.post("/plan/ideeen/terug", idee="idea:elders").status_code == 404


def test_hundreds_of_reasons_fit_in_one_form_of_who_signed_in(place):
    (one,) = place.propose(1)
    many = {f"reden.{n}": "é" * 500 for n in range(300)}
    sofie = place.browser("sofie")
    assert sofie.post("/plan/beslissen/nieuw", **form(place), **many, **{f"keuze.{one}": "gekozen"}).status_code == 303
    nobody = place.app.test_client()
    assert nobody.post(sofie.base + "/plan/beslissen/nieuw", data=many).status_code == 413
    assert sofie.post("/plan/beslissen/nieuw", note="x" * 2_000_000).status_code == 413


def test_who_was_too_late_sees_the_other_decision_and_can_send_again(place):
    one, two = place.propose(1, 2)
    decide(place, {one: ("gekozen", "")})
    sofie, sent = place.browser("sofie"), {f"keuze.{two}": "gekozen"}
    answer = sofie.post("/plan/beslissen/nieuw", **form(place), **sent)
    assert answer.status_code == 409
    seen = re.search(r'name="seen" value="(\d+)"', page(answer)).group(1)
    assert sofie.post("/plan/beslissen/nieuw", **form(place) | {"seen": seen}, **sent).status_code == 303


def test_another_body_may_begin_with_the_same_choices(place):
    one, two = place.propose(1, 2)
    made = decide(place, {one: ("gekozen", ""), two: ("later", WHY)}, "college")
    shown = page(place.browser("sofie").get(f"/plan/beslissen/nieuw?zoals={made.id}"))
    assert re.search(rf'name="keuze\.{one}" value="gekozen" checked', shown)
    assert re.search(rf'name="keuze\.{two}" value="later" checked', shown)
    assert WHY in shown


def test_a_mistake_is_taken_back_by_a_form(place):
    (one,) = place.propose(1)
    made = decide(place, {one: ("gekozen", "")})
    sofie = place.browser("sofie")
    assert sofie.post(f"/plan/beslissen/{made.id}/terug").status_code == 303
    assert (place.plan().decisions, place.plan().items[0].status.value) == ((), "voorstel")
    assert sofie.post(f"/plan/beslissen/{made.id}/terug").status_code == 404


def test_a_plan_that_is_not_ready_says_how_much_is_left_and_where(place):
    one, _ = place.propose(1, 2)
    decide(place, {one: ("gekozen", "")}, "college")
    answer = place.browser("sofie").post("/plan/definitief")
    assert (answer.status_code, "Dit plan is nog niet klaar. Zonder antwoord: 3." in text(answer)) == (409, True)
    assert "3 ideeën en acties hebben nog geen antwoord" in text(answer)
    assert "gemeenteraad : nog 1 actie te beslissen" in text(answer).replace("gemeenteraad:", "gemeenteraad :")
    for path in ("/plan/ideeen", "/plan/controle"):
        assert f'href="/traject/{place.trajectory.id}{path}"' in page(answer)


def test_versions_tell_what_changed_between_them(place):
    one, two = place.propose(1, 2)
    decide(place, {one: ("gekozen", "")}, "college")
    place.patch("sofie", one, dienst=("Bib", 0), U_2027=(1_250, 0))
    decide(place, {one: ("gekozen", ""), two: ("niet gekozen", WHY)})
    place.propose(1, 2, 3)
    rita = place.browser("rita")
    listed = text(rita.get("/plan/versies"))
    assert listed.index("gemeenteraad") < listed.index("college, ")
    told = text(rita.get("/plan/versies/vergelijk?van=1&tot=2"))
    for words in ("verantwoordelijke dienst ervoor leeg erna Bib", "uitgaven 2027 0,00 1.250,00 +1.250,00",
                  "1.250,00 exploitatie, gemeente", WHY):  # fmt: skip
        assert words in told
    assert TITLES[2] in text(rita.get("/plan/versies/vergelijk?van=2"))
    frozen = text(rita.get("/plan/versies/2"))
    assert ("Deze versie is nog precies zoals ze werd vastgelegd." in frozen, TITLES[2] in frozen) == (True, False)


def test_a_version_can_be_read_whole_as_it_was_frozen(place):
    (one,) = place.propose(1)
    place.patch("sofie", one, AC_commentaar=("Samen met <b>Ligo</b>.", 0), U_2027=(1_250, 0))
    decide(place, {one: ("gekozen", "")})
    place.patch("sofie", one, AC_commentaar=("Alleen.", 1))
    frozen = page(place.browser("rita").get("/plan/versies/1"))
    stood = frozen.split('id="stond"', 1)[1]
    told = [
        "Samen met &lt;b&gt;Ligo&lt;/b&gt;." in stood,
        "1.250,00 exploitatie, gemeente" in stood,
        "Alleen." in frozen,
    ]
    assert (told, stood.count("<dt>")) == ([True, True, False], 3)


def test_a_version_that_somebody_touched_is_told(place):
    (one,) = place.propose(1)
    decide(place, {one: ("gekozen", "")})
    place.do(lambda tx: (tx.db.execute("UPDATE plan_editions SET content = replace(content, 'digipunt', 'kroeg')"), []))
    assert "Deze versie klopt niet meer met haar zegel." in text(place.browser("sofie").get("/plan/versies/1"))


def test_many_actions_get_one_answer_by_a_form(place):
    place.propose(1)
    sofie = place.browser("sofie")
    assert "4 van 4 ideeën en acties wachten op een antwoord." in text(sofie.get("/plan/ideeen"))
    keys = [f"action:{one}" for one in place.actions[1:]]
    answer = sofie.post("/plan/ideeen", idee=keys, antwoord="bestaat al", reden="Kom naar de bib.")
    assert (answer.status_code, answer.headers["Location"].endswith("?beantwoord=3")) == (303, True)
    shown = text(sofie.get("/plan/ideeen"))
    assert ("1 van 4 ideeën en acties wachten" in shown, "Kom naar de bib." in shown) == (True, True)
    assert "Staat in het plan, nog niet beslist." in shown
    assert sofie.post("/plan/ideeen/terug", idee=keys[0]).status_code == 303
    assert "2 van 4 ideeën en acties wachten" in text(sofie.get("/plan/ideeen"))


def test_all_that_waits_is_ticked_by_one_link_but_what_only_a_decision_answers(place):
    place.propose(1)
    shown = page(place.browser("sofie").get("/plan/ideeen?kies=alles"))
    ticked = re.findall(r'name="idee" value="([^"]*)" checked', shown)
    assert ticked == [f"action:{one}" for one in place.actions[1:]]
    assert re.findall(r'name="idee" value="[^"]*" checked', page(place.browser("sofie").get("/plan/ideeen"))) == []


def test_what_was_ticked_and_typed_stays_when_an_answer_is_refused(place):
    key = f"action:{place.actions[0]}"
    answer = place.browser("sofie").post("/plan/ideeen", idee=key, antwoord="doen we niet", reden="")
    assert (answer.status_code, "Schrijf in gewone woorden waarom." in text(answer)) == (422, True)
    assert f'value="{key}" checked' in page(answer)
    assert 'value="doen we niet" checked' in page(answer)


def test_the_coach_sees_the_ideas_and_gives_no_answer(place):
    shown = page(place.browser("ada").get("/plan/ideeen"))
    assert (TITLES[0] in shown, "<form" in shown.split("<main", 1)[1].replace('<form class="fates"', "")) == (
        True,
        False,
    )
    assert 'type="checkbox"' not in shown
    with pytest.raises(NotAllowed):
        place.do(
            fates.give_fates, place.people["ada"], place.trajectory.id, [f"action:{place.actions[0]}"], "later", "x"
        )


def test_where_only_a_decision_answers_the_page_says_so_and_asks_for_no_answer(place):
    place.propose(1, 2, 3, 4)
    shown = page(place.browser("sofie").get("/plan/ideeen"))
    assert "Wat hier wacht, staat in het plan. Noteer wat de gemeente beslist." in shown
    assert f'href="/traject/{place.trajectory.id}/plan/beslissen/nieuw"' in shown
    assert [words in shown for words in ("Geef dit antwoord", "Kruis alles aan")] == [False, False]
    assert "Noteer een beslissing" not in page(place.browser("ada").get("/plan/ideeen"))


def test_an_idea_that_was_put_in_the_wrong_action_can_be_taken_back_before_anybody_decides(place):
    (one,) = place.propose(1)
    sofie, key = place.browser("sofie"), f"action:{place.actions[1]}"
    sofie.post("/plan/ideeen", idee=key, antwoord="zit in een andere actie", actie=one, reden="")
    shown = page(sofie.get("/plan/ideeen"))
    assert f'form="terug" name="idee" value="{key}"' in shown
    assert f'name="idee" value="{key}">' not in page(place.browser("ada").get("/plan/ideeen"))
    assert sofie.post("/plan/ideeen/terug", idee=key).status_code == 303
    assert f'type="checkbox" name="idee" value="{key}"' in page(sofie.get("/plan/ideeen"))


def test_one_way_back_to_the_trajectory_stands_above_every_page_of_the_plan(place):
    (one,) = place.propose(1)
    sofie = place.browser("sofie")
    paths = (
        "",
        "/boom",
        "/controle",
        "/voorleggen",
        "/beslissen",
        "/ideeen",
        "/opvolgen",
        "/bestanden",
        f"/{one}",
        f"/{one}/inclusietoets",
    )
    assert [text(sofie.get(f"/plan{path}")).count("← Terug naar het traject") for path in paths] == [1] * len(paths)


def test_what_was_dropped_by_hand_still_asks_why(place):
    (one,) = place.propose(1)
    place.patch("sofie", one, status=("geschrapt", 1))
    sofie = place.browser("sofie")
    assert "4 van 4 ideeën en acties wachten op een antwoord." in text(sofie.get("/plan/ideeen"))
    assert "al beslist" not in text(sofie.get("/plan/beslissen/nieuw"))
    decide(place, {one: ("niet gekozen", WHY)})
    assert "3 van 4 ideeën en acties wachten op een antwoord." in text(sofie.get("/plan/ideeen"))
    assert "1 actie is al beslist" in text(sofie.get("/plan/beslissen/nieuw"))
