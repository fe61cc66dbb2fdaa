"""The sheet of estimates without a script: a row for what is alike, a column a year, kept as a whole or handed back."""

import pytest

from tests.plan_house import build


@pytest.fixture
def place(app):
    return build(app)


def text(answer):
    return answer.get_data(as_text=True)


def row(n, amounts=(), **words):
    """A row of the form: `row(0, {2026: "5"}, soort="Ontvangst")`."""
    plain = {"soort": "Uitgave", "kredietsoort": "exploitatie", "budgettaire_entiteit": "gemeente"} | words
    return {f"{name}.{n}": value for name, value in plain.items()} | {
        f"bedrag.{n}.{year}": amount for year, amount in dict(amounts).items()
    }


def lines(place):
    return [(line.field, float(line.amount), line.entity.value, line.cost_kind) for line in place.plan().items[0].lines]


def test_rows_become_lines_year_by_year_and_come_back_as_rows(place):
    (one,) = place.propose(1)
    browser = place.browser("frans")
    sent = (
        row(0, {2026: "1.000", 2027: "€ 1.250,50"}, kostensoort="personeel")
        | row(1, {2026: "3"}, budgettaire_entiteit="OCMW")
        | row(2, {2027: "7"}, soort="Ontvangst", kostensoort="EU")
        | row(3)
    )

    answer = browser.post(f"/plan/{one}/ramingen", version=0, **sent)

    assert answer.headers["Location"] == f"/traject/{place.trajectory.id}/plan/{one}/ramingen?bewaard=ja"
    assert lines(place) == [
        ("U_2026", 1000, "gemeente", "personeel"), ("U_2026", 3, "OCMW", ""),
        ("U_2027", 1250.5, "gemeente", "personeel"), ("O_2027", 7, "gemeente", "EU"),
    ]  # fmt: skip
    page = text(browser.get(f"/plan/{one}/ramingen"))
    assert 'name="bedrag.0.2027" value="1250,50"' in page
    assert 'name="bedrag.3.2026" value=""' in page
    assert "1.003,00" in page

    kept = row(0, {2026: "1000"}) | {"weg.0": "ja"} | row(1, {2027: "7"}, soort="Ontvangst")
    browser.post(f"/plan/{one}/ramingen", version=3, **kept)
    assert [field for field, *_ in lines(place)] == ["O_2027"]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (row(0, {2026: "5", 2027: "veel"}), "Schrijf een bedrag in euro"),
        (row(0, {2026: "-5"}), "Schrijf een bedrag van 0 of meer."),
        (row(0, {2026: "5"}, kostensoort="EU"), "Kies een kostensoort:"),
        (row(0, {2026: "5"}, soort="Saldo"), "Kies als soort:"),
        (row(0, {}, omschrijving="een kast"), "Schrijf minstens één bedrag"),
        (row(0, {2026: "5"}, omschrijving="x" * 201), "Maak je tekst korter"),
        (row(0, {2026: b"\xed\xa0\x80"}), "Schrijf een bedrag in euro"),
    ],
)
def test_what_cannot_be_kept_stays_on_the_page_with_what_to_do_beside_it(place, sent, told):
    (one,) = place.propose(1)

    answer = place.browser("frans").post(f"/plan/{one}/ramingen", version=0, **sent)

    assert answer.status_code == 422
    assert told in text(answer)
    assert lines(place) == []


def test_who_was_overtaken_sees_both_sheets(place):
    (one,) = place.propose(1)
    browser = place.browser("frans")
    browser.post(f"/plan/{one}/ramingen", version=0, **row(0, {2026: "5"}))

    answer = browser.post(f"/plan/{one}/ramingen", version=0, **row(0, {2026: "6"}))

    page = text(answer)
    assert answer.status_code == 409
    assert page.index("Dit staat er nu") < page.index('<td class="plan__money number">5</td>')
    assert 'name="bedrag.0.2026" value="6"' in page
    assert lines(place) == [("U_2026", 5, "gemeente", "")]


def test_years_outside_the_plan_keep_their_column(place):
    (one,) = place.propose(1)
    far = [{"boekjaar": 2033, "soort": "Uitgave", "bedrag": 9}]
    place.patch("frans", one, ramingen=(far, 0))
    browser = place.browser("frans")

    assert "buiten dit plan" in text(browser.get(f"/plan/{one}/ramingen"))
    browser.post(f"/plan/{one}/ramingen", version=1, **row(0, {2026: "1", 2033: "9"}))
    assert [field for field, *_ in lines(place)] == ["U_2026", "U_2033"]


@pytest.mark.parametrize(("who", "status"), [("ada", 303), ("sofie", 303), ("ann", 303), ("frans", 303), ("rita", 403)])
def test_who_writes_amounts_writes_rows(place, who, status):
    (one,) = place.propose(1)

    answer = place.browser(who).post(f"/plan/{one}/ramingen", version=0, **row(0, {2026: "5"}))

    assert answer.status_code == status
    assert (len(lines(place)) == 1) is (status == 303)


def test_a_stranger_finds_no_estimates_and_a_reader_only_reads(place):
    (one,) = place.propose(1)
    place.patch("frans", one, U_2026=(5, 0))

    assert place.browser("stranger").get(f"/plan/{one}/ramingen").status_code == 404
    page = text(place.browser("rita").get(f"/plan/{one}/ramingen"))
    assert '<td class="plan__money number">5</td>' in page
    assert "Bewaar" not in page


def test_a_cell_of_several_lines_is_shown_as_their_sum_on_the_sheet_of_the_action(place):
    (one,) = place.propose(1)
    browser = place.browser("frans")
    browser.post(f"/plan/{one}/ramingen", version=0, **row(0, {2026: "5"}), **row(1, {2026: "6"}, omschrijving="kast"))

    page = text(browser.get(f"/plan/{one}"))

    assert 'name="U_2026"' not in page
    assert "2 ramingen" in page
    assert "Splits de bedragen" in page
