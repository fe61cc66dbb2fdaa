"""Bringing a file in by the pages: chosen, looked at, said yes to, undone; whatever is sent, nobody sees a bug."""

import io
import re

import pytest

from tests.plan_files import edited, exported, take_in, workbook
from tests.plan_house import build

LIST = "Nr;Wat we doen;Plan\nA1;Maak een wegwijzer;AP1\nA2;Koop schermen;AP1\n"
TREE = "niveau;code;bovenliggende_code;korte_omschrijving\nbeleidsdoelstelling;BD1;;Iedereen mee\nactieplan;AP1;BD1;Digipunten\n"


@pytest.fixture
def place(app):
    return build(app)


def send(browser, content, name="plan.xlsx"):
    return browser.post("/plan/invoer", bestand=(io.BytesIO(content), name))


def text(answer):
    return answer.get_data(as_text=True)


def address(browser, answer):
    assert answer.status_code == 303
    return answer.location.removeprefix(browser.base)


def yes(browser, draft, **form):
    mark = re.search(r'name="gezien" value="(\w+)"', text(browser.get(draft))).group(1)
    return browser.post(f"{draft}/ja", gezien=mark, **form)


def test_a_code_typed_in_the_workbook_is_looked_at_taken_in_and_undone(place):
    item = place.propose(1)[0]
    sofie = place.browser("sofie")
    draft = address(sofie, send(sofie, edited(exported(place), ("Acties", 2, "AC_code", "AC000496"))))
    page = text(sofie.get(draft))
    assert all(words in page for words in ("Wat verandert er?", "AC000496", "Ja, zet dit in het plan"))
    assert place.plan().items[0].text("AC_code") == ""

    assert address(sofie, yes(sofie, draft)) == "/plan/invoer?ingevoerd=ja"

    assert place.plan().items[0].text("AC_code") == "AC000496"
    assert sofie.get(draft).status_code == 404
    page = text(sofie.get("/plan/invoer"))
    undo = re.search(r'action="[^"]*(/plan/invoer/ongedaan/[\w-]+)"', page).group(1)
    assert address(sofie, sofie.post(undo)) == "/plan/invoer?ongedaan=ja"
    assert place.plan().items[0].field("AC_code").value is None
    assert "ongedaan gemaakt" in text(sofie.get("/plan/invoer"))
    place.patch("ann", item, AC_code=("AC1", 2))


def test_a_choice_is_asked_where_somebody_wrote_after_the_file_was_made(place, clock):
    item = place.propose(1)[0]
    place.patch("sofie", item, dienst=("Bib", 0))
    file = edited(exported(place), ("Acties", 2, "dienst", "Bibliotheek"))
    clock.move(minutes=1)
    place.patch("ann", item, dienst=("Cultuur", 1))
    sofie = place.browser("sofie")
    draft = address(sofie, send(sofie, file))
    assert "Hier schreef iemand na je bestand" in text(sofie.get(draft))

    yes(sofie, draft, neem=f"{item}.dienst")

    assert place.plan().items[0].text("dienst") == "Bibliotheek"


def test_a_yes_to_another_plan_than_was_seen_is_shown_again(place):
    item = place.propose(1)[0]
    sofie = place.browser("sofie")
    draft = address(sofie, send(sofie, edited(exported(place), ("Acties", 2, "AC_code", "AC1"))))
    place.patch("ann", item, dienst=("Bib", 0), AC_code=("AC9", 0))

    answer = sofie.post(f"{draft}/ja", gezien="0000")

    assert (answer.status_code, "Kijk nog eens na wat er verandert" in text(answer)) == (409, True)
    assert place.plan().items[0].text("AC_code") == "AC9"


def test_every_cell_that_cannot_be_is_shown_at_once_and_nothing_is_taken_in(place):
    place.propose(1, 2)
    sofie = place.browser("sofie")
    file = edited(exported(place), ("Acties", 2, "U_2026", "veel"), ("Acties", 3, "startjaar", "x"))
    draft = address(sofie, send(sofie, file))

    page = text(sofie.get(draft))

    assert ("Acties, rij 2, kolom AH" in page, "Acties, rij 3, kolom X" in page) == (True, True)
    assert ("Ja, zet dit in het plan" in page, sofie.post(f"{draft}/ja").status_code) == (False, 422)
    assert [item.field("U_2026").version for item in place.plan().items] == [0, 0]


def test_of_another_table_somebody_says_what_the_columns_are_and_keeps_that(place):
    sofie = place.browser("sofie")
    draft = address(sofie, send(sofie, LIST.encode(), "lijst.csv"))
    columns = address(sofie, sofie.get(draft))
    assert columns == f"{draft}/kolommen"
    assert "Wat we doen" in text(sofie.get(f"{columns}?soort=breed&blad=0&rij=1"))
    told = {"soort": "breed", "blad": "0", "rij": "1", "kolom.0": "AC_code", "kolom.1": "AC_kort", "kolom.2": "AP_code"}
    refused = sofie.post(columns, **{**told, "kolom.1": "AC_code"})
    assert (refused.status_code, "staat in kolom A en B" in text(refused)) == (422, True)

    assert address(sofie, sofie.post(columns, **told, naam="Onze lijst")) == draft
    yes(sofie, draft)

    assert [(goal.level.value, goal.code, goal.parent, goal.short) for goal in place.plan().goals] == [
        ("actieplan", "AP1", "", ""), ("actie", "A1", "AP1", "Maak een wegwijzer"), ("actie", "A2", "AP1", "Koop schermen"),
    ]  # fmt: skip
    again = address(sofie, send(sofie, LIST.replace("A2", "A3").encode(), "lijst.csv"))
    page = text(sofie.get(f"{again}/kolommen?profiel=Onze+lijst"))
    assert re.findall(r'<option value="(\w+)" selected>(?!doelen)', page)[-3:] == ["AC_code", "AC_kort", "AP_code"]
    assert "Onze lijst" not in text(place.browser("stranger").get("/plan/invoer"))


BROKEN = (
    (b"", 422, "leeg"),
    (b"%PDF-1.7", 422, "rekenblad"),
    (b"PK\x03\x04 kapot", 422, "beschadigd"),
    (b"a;b\nc;\x81", 422, "Rij 2, kolom 2"),
    (b'niveau;code;korte_omschrijving\n"open', 422, "Rij 2"),
    (b"niveau;code;code;korte_omschrijving\n", 422, "kolom B en C"),
    (b"\n;;\n", 422, "niets dat we kunnen invoeren"),
    # Larger than any other form may be.
    (b"x;" * 150_000, 422, "kolommen. Hou er hoogstens 300"),
)


def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(place):
    sofie = place.browser("sofie")
    for content, status, words in BROKEN:
        answer = send(sofie, content)
        if answer.status_code == 303:
            answer = sofie.get(address(sofie, answer))
        assert (answer.status_code, words in text(answer)) == (status, True), words
    assert (place.plan().items, place.plan().goals) == ((), ())


def test_of_a_file_beyond_the_door_it_is_the_file_that_is_too_large(place):
    sofie = place.browser("sofie")
    kind = "multipart/form-data; boundary=x"
    answer = sofie.client.post(f"{sofie.base}/plan/invoer", data=b"a" * 9_100_000, content_type=kind)
    page = text(answer)
    assert (answer.status_code, "Dit bestand is te groot." in page, "maak je tekst korter" in page) == (
        413,
        True,
        False,
    )


def test_forms_that_no_page_of_ours_sends_are_refused_and_never_a_bug(place):
    sofie = place.browser("sofie")
    draft = address(sofie, send(sofie, LIST.encode(), "a.csv"))
    statuses = {
        sofie.post("/plan/invoer").status_code,
        sofie.post("/plan/invoer", bestand="geen bestand").status_code,
        sofie.post(f"{draft}/kolommen").status_code,
        sofie.post(f"{draft}/kolommen", soort="breed", blad="9", rij="99999", **{"kolom.0": "\x00"}).status_code,
        sofie.post(f"{draft}/kolommen", soort="boom", blad="-1", rij="0").status_code,
        sofie.post(f"{draft}/ja", gezien="x").status_code,
    }
    assert statuses == {422}
    assert sofie.get(f"{draft}/kolommen?soort=x&blad=99&rij=0&profiel=weg").status_code == 200
    assert [sofie.post(path).status_code for path in ("/plan/invoer/weg/ja", "/plan/invoer/ongedaan/weg")] == [404, 404]
    assert address(sofie, sofie.post(f"{draft}/weg")) == "/plan/invoer"


OTHERS = (("ada", 403), ("frans", 403), ("rita", 403), ("stranger", 404))


def test_only_the_municipality_brings_a_file_in_and_writes_in_its_goals(place):
    place.propose(1)
    done = take_in(place, edited(exported(place), ("Acties", 2, "AC_code", "AC1")))
    take_in(place, TREE.encode())
    goal = {"level": "actieplan", "code": "AP2", "short": "Digipunten"}
    for who, status in OTHERS:
        browser = place.browser(who)
        assert send_as(browser, place).status_code == status
        assert post_as(browser, place, f"/plan/invoer/ongedaan/{done.id}").status_code == status
        assert post_as(browser, place, "/plan/boom/doel", **goal).status_code == status
        assert post_as(browser, place, "/plan/boom/doel/weg?niveau=actieplan&code=AP1").status_code == status
        page = browser.get("/plan/invoer")
        assert (page.status_code, "Kies een bestand" in text(page)) == (200 if status == 403 else 404, False)
        assert browser.get("/plan/boom/doel?niveau=actieplan&code=AP1").status_code == page.status_code


def test_somebody_elses_draft_is_not_there(place):
    sofie, ann = place.browser("sofie"), place.browser("ann")
    draft = address(sofie, send(sofie, TREE.encode(), "boom.csv"))
    assert [ann.get(draft).status_code, ann.get(f"{draft}/kolommen").status_code] == [404, 404]
    assert [ann.post(f"{draft}/{deed}").status_code for deed in ("ja", "weg", "kolommen")] == [404, 404, 404]


def send_as(browser, place):
    return post_as(browser, place, "/plan/invoer", bestand=(io.BytesIO(TREE.encode()), "boom.csv"))


def post_as(browser, place, path, **form):
    """A post with the token of any page, since a stranger has none of this plan."""
    token = re.search(r'name="csrf" value="(\w+)"', text(browser.client.get("/trajecten"))).group(1)
    return browser.client.post(browser.base + path, data={"csrf": token, **form})


def test_the_tree_shows_goals_amounts_and_what_needs_a_place(place):
    first, _ = place.propose(1, 2)
    sofie = place.browser("sofie")
    assert "Hier komen de doelen" not in text(sofie.get("/plan/boom"))
    take_in(place, TREE.encode())
    place.patch("sofie", first, AP_code=("AP1", 0), U_2026=(1250.5, 0))

    page = text(sofie.get("/plan/boom"))

    assert all(words in page for words in ("Iedereen mee", "Digipunten", "1.250,50", "Nog 1 actie te plaatsen"))
    assert "Digipunten" in text(sofie.get("/plan/boom?zoek=DIGIPÚNT"))
    assert "Niets gevonden" in text(sofie.get("/plan/boom?zoek=zwembad"))
    assert "Voeg een doel toe" not in text(place.browser("ada").get("/plan/boom"))


def test_an_empty_tree_teaches_what_it_is_for(place):
    assert "Hier komen de doelen van jullie meerjarenplan" in text(place.browser("sofie").get("/plan/boom"))


def test_a_goal_is_added_changed_and_taken_away_by_hand(place):
    sofie = place.browser("sofie")
    new = {"level": "actieplan", "code": "AP1", "short": "Digipunten", "U_2026": "1.250,50"}
    assert sofie.post("/plan/boom/doel", **new, parent="BD9").status_code == 422
    assert address(sofie, sofie.post("/plan/boom/doel", **new)) == "/plan/boom?bewaard=ja"
    assert sofie.post("/plan/boom/doel", **new).status_code == 422
    (goal,) = place.plan().goals
    assert (goal.code, goal.short, str(goal.amounts["U_2026"])) == ("AP1", "Digipunten", "1250.50")

    here = "/plan/boom/doel?niveau=actieplan&code=AP1"
    mark = re.search(r'name="gezien" value="(\w+)"', text(sofie.get(here))).group(1)
    assert sofie.post(here, short="Anders", gezien=mark, priority="ja").status_code == 303
    assert sofie.post(here, short="Nog anders", gezien=mark).status_code == 409
    assert [(one.short, one.priority, dict(one.amounts)) for one in place.plan().goals] == [("Anders", True, {})]

    assert sofie.post("/plan/boom/doel", level="actie", code="A1", short="Hulp", parent="AP1").status_code == 303
    away = "/plan/boom/doel/weg?niveau={}&code={}"
    assert sofie.post(away.format("actieplan", "AP1")).status_code == 422
    assert [sofie.post(away.format(*each)).status_code for each in (("actie", "A1"), ("actieplan", "AP1"))] == [
        303,
        303,
    ]
    assert place.plan().goals == ()


def test_a_goal_that_cannot_be_is_shown_again(place):
    sofie = place.browser("sofie")
    for change in (
        {"short": ""}, {"short": "x" * 501}, {"code": "\x00"}, {"code": ""}, {"level": "koning"}, {"U_2026": "veel"},
        {"long": "x" * 10_001},
    ):  # fmt: skip
        answer = sofie.post("/plan/boom/doel", **{"level": "actieplan", "code": "AP1", "short": "Hulp", **change})
        assert (answer.status_code, place.plan().goals) == (422, ()), change


def test_a_goal_that_is_not_there_is_not_found(place):
    sofie = place.browser("sofie")
    assert sofie.get("/plan/boom/doel?niveau=actieplan&code=weg").status_code == 404
    assert sofie.post("/plan/boom/doel?niveau=actieplan&code=weg", short="x").status_code == 404
    assert sofie.post("/plan/boom/doel/weg?niveau=&code=").status_code == 404


def test_a_workbook_of_another_shape_is_asked_for_its_sheet(place):
    sofie = place.browser("sofie")
    file = workbook(Uitleg=[["Dit is onze lijst"]], Lijst=[["Code actieplan", "Budget 2026"], ["AP1", 5]])
    draft = address(sofie, send(sofie, file))
    page = text(sofie.get(f"{draft}/kolommen"))
    assert ('<option value="1" selected>Lijst' in page, '<option value="AP_code" selected>' in page) == (True, True)
