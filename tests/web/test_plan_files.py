"""The page of files: each leads to a file at once, or to where one sees it being made; with one's own columns."""

import csv
import io
import re
import time

import openpyxl
import pytest

from facilitator.domain.plan.columns import own_columns
from facilitator.domain.refusals import Refusal
from facilitator.http_status import status_of
from facilitator.services.plan import files
from facilitator.views.plan import plan_file
from tests.plan_house import build


@pytest.fixture
def place(app):
    return build(app)


def text(answer):
    return answer.get_data(as_text=True)


def head(content, sheet="Acties"):
    return [cell.value for cell in openpyxl.load_workbook(io.BytesIO(content))[sheet][1]]


def form(place, name="Pakket", **changed):
    """The form as the page first draws it, with what is changed; None leaves a tick out."""
    sent = {"naam": name}
    for sheet, own in own_columns(place.trajectory.years).items():
        for n, column in enumerate(own, 1):
            sent |= {f"mee.{sheet}.{column}": "ja", f"plaats.{sheet}.{column}": n, f"kop.{sheet}.{column}": column}
    sent |= {field.replace("__", "."): value for field, value in changed.items()}
    return {field: value for field, value in sent.items() if value is not None}


def test_every_file_on_the_page_is_there(place, monkeypatch):
    place.propose(1)
    monkeypatch.setattr(plan_file, "AT_ONCE", dict.fromkeys(plan_file.AT_ONCE, 99))
    browser = place.browser("rita")
    page = text(browser.get("/plan/bestanden"))
    links = re.findall(r'class="button(?: button--primary)?" href="([^"]+)"', page)

    answers = {link.removeprefix(browser.base): browser.client.get(link) for link in links}

    assert {link: answer.status_code for link, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert len(answers) >= 9
    languages = re.findall(r'<option value="(\w+)"', page)
    sheets = [browser.get(f"/plan/meeneemblad.pdf?taal={code}") for code in languages]
    assert [sheet.headers["Content-Disposition"].rsplit("-", 1)[1] for sheet in sheets] == [
        f'{code}.pdf"' for code in languages
    ]
    assert languages[:2] == ["nl", "fr"]
    assert answers["/plan.pdf"].data.startswith(b"%PDF-")
    assert answers["/plan.docx"].data.startswith(b"PK")
    assert all("attachment" in answer.headers["Content-Disposition"] for answer in answers.values())


def test_an_empty_plan_teaches_what_the_page_is_for(place):
    assert "Hier haal je het plan op als bestand" in text(place.browser("sofie").get("/plan/bestanden"))


def test_what_takes_long_leads_to_a_page_that_asks_again_and_then_gives_the_file(place, monkeypatch):
    place.propose(1)
    monkeypatch.setattr(plan_file, "AT_ONCE", dict.fromkeys(plan_file.AT_ONCE, 0))
    browser = place.browser("sofie")

    started = browser.get("/plan.xlsx")

    assert started.status_code == 303
    page = started.headers["Location"].removeprefix(browser.base)
    shown = text(browser.get(page))
    assert ('<noscript><meta http-equiv="refresh" content="2">' in shown, "We maken je bestand." in shown) == (
        True,
        True,
    )
    assert "<progress" in shown
    assert browser.get(f"{page}/bestand").status_code == 404
    while (told := browser.get(f"{page}/stand").json)["stand"] == "running":
        time.sleep(0.02)
    assert (told["stand"], "/bestand" in told["html"]) == ("done", True)
    done = text(browser.get(page))
    assert ("http-equiv" in done, "Haal het bestand op" in done) == (False, True)
    file = browser.get(f"{page}/bestand")
    assert (file.headers["Cache-Control"], len(head(file.data))) == ("no-store", 22)


def test_nobody_else_sees_what_somebody_lets_make(place, monkeypatch):
    place.propose(1)
    monkeypatch.setattr(plan_file, "AT_ONCE", dict.fromkeys(plan_file.AT_ONCE, 0))
    sofie = place.browser("sofie")
    page = sofie.get("/plan.json").headers["Location"].removeprefix(sofie.base)

    for who in ("ann", "stranger"):
        other = place.browser(who)
        assert [other.get(page + path).status_code for path in ("", "/stand", "/bestand")] == [404, 404, 404]
    assert place.browser("ann").post(f"{page}/stop").status_code == 404
    assert sofie.get(page).status_code == 200
    assert sofie.post(f"{page}/stop").status_code == 303
    assert "Maak het opnieuw" in text(sofie.get(page))


@pytest.mark.parametrize("path", ["/plan/bestanden", "/plan/bestanden/kolommen", "/plan.pdf", "/plan/maak/niets"])
def test_a_stranger_finds_no_files(place, path):
    place.propose(1)

    assert place.browser("stranger").get(path).status_code == 404


def test_a_municipality_takes_its_own_columns_in_its_own_order_under_its_own_headers(place):
    place.propose(1)
    ann = place.browser("ann")
    sent = form(place, plaats__Acties__AC_code=1, kop__Acties__AC_code="Actienummer", mee__Acties__rangorde=None,
                plaats__Acties__status=4, kop__Ramingen__bedrag="Euro", mee__Ramingen__soort=None)  # fmt: skip

    assert ann.post("/plan/bestanden/kolommen", **sent).status_code == 303

    assert "Pakket" in text(place.browser("rita").get("/plan/bestanden"))
    made = place.browser("rita").get("/plan.xlsx?kolommen=Pakket").data
    assert head(made)[:4] == ["Actienummer", "prioritair", "SD_code", "status"]
    assert head(made, "Ramingen")[3:6] == ["kredietsoort", "Euro", "budgettaire_entiteit"]
    totals = openpyxl.load_workbook(io.BytesIO(made))["Acties"]
    assert totals[2][head(made).index("U_totaal")].value.startswith("=SUM(")
    lines = place.browser("rita").get("/plan.csv?blad=acties&kolommen=Pakket").data.decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(lines), delimiter=";"))[0] == "Actienummer"


def test_a_kept_choice_is_shown_as_it_is_and_can_be_changed_and_dropped(place):
    place.propose(1)
    ann = place.browser("ann")
    ann.post("/plan/bestanden/kolommen", **form(place, plaats__Acties__AC_code=1, mee__Acties__SDG=None))

    page = text(ann.get("/plan/bestanden/kolommen?naam=Pakket"))
    order = re.findall(r'name="kolom.Acties" value="([^"]+)"', page)
    assert (order[:2], order[-1]) == (["AC_code", "rangorde"], "SDG")
    assert 'name="mee.Acties.SDG" value="ja" checked' not in page
    assert ann.post("/plan/bestanden/kolommen/weg", naam="Pakket").status_code == 303
    assert ann.get("/plan/bestanden/kolommen?naam=Pakket").status_code == 404
    assert ann.post("/plan/bestanden/kolommen/weg", naam="Pakket").status_code == 404
    assert ann.get("/plan.xlsx?kolommen=Pakket").status_code == 404


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "  "}, "Schrijf eerst iets."),
        ({"name": "x" * 61}, "hoogstens 60 tekens"),
        ({"name": "a\x00b"}, "niet kunnen bewaren"),
        ({"kop__Acties__status": "AC_code"}, "Twee kolommen heten"),
        ({"kop__Acties__status": "x" * 101}, "hoogstens 100 tekens"),
    ],
)
def test_a_choice_that_cannot_be_kept_stays_on_the_page(place, changed, said):
    place.propose(1)
    changed = {"mee__Acties__SDG": None, **changed}

    answer = place.browser("ann").post("/plan/bestanden/kolommen", **form(place, **changed))

    assert (answer.status_code, said in text(answer)) == (422, True)
    assert 'name="mee.Acties.SDG" value="ja" checked' not in text(answer)


def test_a_form_of_nonsense_keeps_our_own_columns(place):
    place.propose(1)
    sent = {"naam": "=1+1", "kolom.Acties": "geheim", "mee.Acties.geheim": "ja", "plaats.Acties.status": "-3",
            "mee.Acties.status": "x", "kop.Acties.status": "=cmd|'/C calc'!A0"}  # fmt: skip

    assert place.browser("ada").post("/plan/bestanden/kolommen", **sent).status_code == 303
    made = place.browser("ada").get("/plan.xlsx?kolommen=%3D1%2B1").data
    assert head(made) == ["=cmd|'/C calc'!A0", "actie_id"]
    lines = place.browser("ada").get("/plan.csv?kolommen=%3D1%2B1").data.decode("utf-8-sig")
    assert lines.splitlines()[0] == '"\'=cmd|\'/C calc\'!A0";"actie_id"'


@pytest.mark.parametrize(("who", "status"), [("rita", 403), ("frans", 403), ("stranger", 404)])
def test_who_only_reads_chooses_no_columns(place, who, status):
    place.propose(1)
    browser = place.browser(who)

    assert browser.get("/plan/bestanden/kolommen").status_code == status
    with pytest.raises(Refusal) as refused:
        place.do(files.keep_columns, place.people[who], place.trajectory.id, "x", {})
    assert status_of(refused.value) == status
    with pytest.raises(Refusal) as refused:
        place.do(files.drop_columns, place.people[who], place.trajectory.id, "x")
    assert status_of(refused.value) == status


def test_no_more_choices_are_kept_than_one_can_oversee(place):
    place.propose(1)
    ann = place.browser("ann")
    few = {"mee.Acties.status": "ja"}
    for n in range(20):
        assert ann.post("/plan/bestanden/kolommen", naam=f"n{n}", **few).status_code == 303

    assert ann.post("/plan/bestanden/kolommen", naam="n20", **few).status_code == 422
    assert ann.post("/plan/bestanden/kolommen", naam="n19", **few).status_code == 303
