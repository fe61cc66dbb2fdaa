"""Importing: the same comes back, a code typed in the workbook stays, all or nothing, and undo puts back what stood there."""

import csv
import io
import re

import pytest

from facilitator.domain.plan.columns import ColumnProfile, as_data
from facilitator.domain.plan.importing.book import letters
from facilitator.domain.plan.item import Status
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound
from facilitator.exports import write
from facilitator.services.plan import importing, planning
from tests import plan_files
from tests.plan_files import (
    another_plan,
    edited,
    exported,
    look,
    rich_plan,
    seen,
    seen_plan,
    tables,
    take_in,
    undo,
    workbook,
)
from tests.plan_house import build

SAME = {"actions_new": 0, "actions_changed": 0, "goals_new": 0, "goals_changed": 0, "newer": 0, "refused": 0}


@pytest.fixture
def place(app):
    return build(app)


def stand(found):
    return {name: n for name, n in found.counts.items() if not name.endswith("same")}


def test_a_plan_that_goes_out_and_comes_into_an_empty_plan_goes_out_the_same(place):
    sent = write(rich_plan(place), "xlsx")
    empty = another_plan(place)

    done = take_in(place, sent, empty)

    assert (done.counts["actions_new"], done.counts["goals_new"]) == (3, 6)
    back = exported(place, empty.id)
    assert tables(back) == tables(sent)
    assert stand(look(place, back, empty)) == SAME
    boards = {"Dentergem": "Antwerpen", "24020": "11002"}
    as_ours = write(rich_plan(place), "json").decode()
    for theirs, ours in boards.items():
        as_ours = as_ours.replace(theirs, ours)
    assert exported(place, empty.id, "json").decode() == as_ours


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_plan_that_comes_back_as_it_went_out_changes_nothing(place, kind):
    place.propose(1, 2, 3)
    first = place.plan().items[0].id
    place.patch(
        "sofie", first, AC_lange_omschrijving=("=Hulp\nvoor wie?", 0), U_2026=(1250.5, 0), nulmeting=("12,50", 0)
    )
    before = exported(place)

    for sheet in ("acties",) if kind == "xlsx" else ("acties", "ramingen", "doelstellingenboom"):
        found = look(place, exported(place, kind=kind, sheet=sheet))
        assert (stand(found), found.skipped) == (SAME, ())
        with pytest.raises(InvalidInput, match="verandert niets"):
            take_in(place, exported(place, kind=kind, sheet=sheet))
    assert exported(place) == before


def test_the_csv_sheets_of_a_plan_together_make_the_same_plan(place):
    empty, sent = another_plan(place), rich_plan(place)
    for sheet in ("acties", "ramingen", "doelstellingenboom"):
        take_in(place, write(sent, "csv", sheet=sheet), empty)

    for sheet in ("ramingen", "doelstellingenboom"):
        assert exported(place, empty.id, "csv", sheet) == write(sent, "csv", sheet=sheet)


def test_a_code_that_the_secretary_typed_in_the_workbook_comes_back(place):
    place.propose(1, 2)
    item = place.plan().items[0]

    done = take_in(place, edited(exported(place), ("Acties", 2, "AC_code", "AC000496"), ("Acties", 2, "BD_code", 3)))

    field = place.plan().items[0].field("AC_code")
    assert (field.value, field.version, field.changed_by) == ("AC000496", 1, place.people["sofie"].id)
    assert place.plan().items[0].text("BD_code") == "3"
    assert [v.way for v in place.read(lambda store: store.plans.versions(item.id, "AC_code"))] == ["import"]
    assert (done.counts["actions_changed"], done.counts["actions_same"]) == (1, 1)


def test_what_somebody_wrote_after_the_export_is_never_overwritten_unseen(place, clock):
    item = place.propose(1)[0]
    place.patch("sofie", item, dienst=("Bib", 0), partners=("VDAB", 0))
    file = edited(exported(place), ("Acties", 2, "dienst", "Bibliotheek"), ("Acties", 2, "AC_code", "AC1"))
    clock.move(minutes=5)
    place.patch("ann", item, dienst=("Cultuur", 1), partners=("OCMW", 1))

    found = look(place, file)

    assert [(f.name, f.before, f.after, f.is_newer) for f in found.items[0].fields] == [
        ("AC_code", "", "AC1", False), ("dienst", "Cultuur", "Bibliotheek", True),
    ]  # fmt: skip
    done = take_in(place, file)
    assert [place.plan().items[0].text(name) for name in ("AC_code", "dienst", "partners")] == [
        "AC1",
        "Cultuur",
        "OCMW",
    ]
    undo(place, done)
    take_in(place, file, take={f"{item}.dienst"})
    assert place.plan().items[0].text("dienst") == "Bibliotheek"


def test_undo_puts_back_exactly_what_stood_there(place):
    place.propose(1, 2)
    before = tables(exported(place))
    file = edited(exported(place), ("Acties", 2, "AC_code", "AC1"), ("Acties", 3, "U_2027", 40), ("Acties", 3, "actie_id", "nieuw"),
                  ("Acties", 3, "AC_korte_omschrijving", "Een nieuwe actie"))  # fmt: skip
    done = take_in(place, file)
    assert len(place.plan().items) == 3
    assert tables(exported(place)) != before

    assert undo(place, done).undone_at is not None

    assert tables(exported(place)) == before
    assert undo(place, done).undone_at is not None
    versions = place.read(lambda store: store.plans.versions(place.plan().items[0].id, "AC_code"))
    assert [(one.value, one.way) for one in versions] == [("AC1", "import"), (None, "ongedaan")]


def test_what_was_undone_can_be_done_again(place):
    file = write(rich_plan(place), "xlsx")
    undo(place, take_in(place, file))
    assert place.plan().items == ()

    take_in(place, file)

    assert tables(exported(place))["Acties"] == tables(file)["Acties"]


def test_after_undoing_a_file_asks_no_choice_between_it_and_what_stood_there_before(place, clock):
    item = place.propose(1)[0]
    place.patch("ann", item, dienst=("Bib", 0))
    file = edited(
        exported(place), ("Acties", 2, "AC_code", "AC1"), ("Acties", 2, "dienst", "Cultuur"), ("Acties", 2, "U_2027", 4)
    )
    clock.move(minutes=5)

    undo(place, take_in(place, file))

    assert [(each.name, each.is_newer) for each in look(place, file).items[0].fields] == [
        ("AC_code", False), ("dienst", False), ("U_2027", False),
    ]  # fmt: skip


def test_undo_is_refused_by_name_where_somebody_wrote_since(place):
    item = place.propose(1)[0]
    done = take_in(place, edited(exported(place), ("Acties", 2, "AC_code", "AC1"), ("Acties", 2, "dienst", "Bib")))
    place.patch("ann", item, dienst=("Cultuur", 1))
    before = exported(place)

    with pytest.raises(ChangedMeanwhile, match="«verantwoordelijke dienst» van «Open een digipunt in de bib»"):
        undo(place, done)
    assert exported(place) == before


def test_undo_is_refused_where_an_imported_action_or_goal_was_written_on(place):
    done = take_in(place, write(rich_plan(place), "xlsx"))
    place.patch("ann", "een", bereik=("alleen hier", 0))
    with pytest.raises(ChangedMeanwhile, match="lokaal of regionaal"):
        undo(place, done)


def test_one_refused_cell_keeps_everything_out(place):
    place.propose(1, 2)
    before = exported(place)
    file = edited(
        before, ("Acties", 2, "AC_code", "AC1"), ("Acties", 3, "U_2026", "veel"), ("Acties", 3, "startjaar", 26)
    )

    found = look(place, file)

    assert [(one.place.row, one.place.column) for one in found.refused] == [(3, "X"), (3, "AH")]
    with pytest.raises(
        InvalidInput, match=r"^Er is nog iets op te lossen. Blad «Acties», rij 3, kolom X: Kijk bij «startjaar»"
    ):
        take_in(place, file)
    assert exported(place) == before


def test_sums_and_lines_must_agree_and_whichever_moved_wins(place):
    item = place.propose(1)[0]
    line = {"boekjaar": 2026, "soort": "Uitgave", "bedrag": 10}
    place.patch("sofie", item, ramingen=([line, {**line, "bedrag": 5}, {**line, "boekjaar": 2027}], 0))
    file = exported(place)

    assert [(f.name, f.after) for f in look(place, edited(file, ("Ramingen", 2, "bedrag", 12))).items[0].fields] == [
        ("U_2026", "12,00 + 5,00")
    ]
    assert [(f.name, f.after) for f in look(place, edited(file, ("Acties", 2, "U_2027", 99))).items[0].fields] == [
        ("U_2027", "99,00")
    ]
    (refused,) = look(place, edited(file, ("Acties", 2, "U_2026", 99))).refused
    assert "Dit is een som" in refused.sentence
    (refused,) = look(place, edited(file, ("Ramingen", 2, "bedrag", 12), ("Acties", 2, "U_2026", 99))).refused
    assert refused.sentence % refused.values == "Hier staat 99,00, bij de ramingen 17,00. Maak ze gelijk."


def test_a_line_is_read_in_any_capitals_and_refused_by_its_own_column(place):
    item = place.propose(1)[0]
    place.patch("sofie", item, beleidsveld_code=("0703 Openbare bibliotheken", 0), U_2026=(10, 0))
    file = exported(place)
    assert stand(look(place, file)) == SAME

    other = edited(
        file, ("Ramingen", 2, "kredietsoort", "Investeringen"), ("Ramingen", 2, "budgettaire_entiteit", "ocmw")
    )
    assert [change.value[0]["kredietsoort"] for change in look(place, other).items[0].fields] == ["investeringen"]
    later = edited(file, ("Ramingen", 2, "boekjaar", 2040))
    assert [change.label for change in look(place, later).items[0].fields] == ["uitgaven 2026", "uitgaven 2040"]
    long = edited(file, ("Ramingen", 2, "omschrijving", "x" * 201))
    column = [*tables(file)["Ramingen"][0]].index("omschrijving")
    assert [(one.place.row, one.place.column) for one in look(place, long).refused] == [(2, letters(column))]


def test_a_csv_in_which_a_spreadsheet_lost_zeros_asks_for_nothing(place):
    sent, mine = rich_plan(place), another_plan(place)
    take_in(place, write(sent, "xlsx"), mine)
    for sheet in ("acties", "ramingen"):
        typed = exported(place, mine.id, "csv", sheet).decode("utf-8-sig")
        lost = re.sub(r'"0+(\d+)"', r"\1", typed)
        assert (lost != typed) == (sheet == "ramingen")
        assert stand(look(place, lost.encode(), mine)) == SAME, sheet


def test_a_policy_field_of_three_digits_goes_out_and_comes_back_as_somebody_wrote_it(place):
    item = place.propose(1)[0]
    place.patch("sofie", item, beleidsveld_code=("703", 0), U_2026=(10, 0))
    empty = another_plan(place)
    for kind, sheet in (("xlsx", "acties"), ("csv", "acties"), ("csv", "ramingen")):
        assert stand(look(place, exported(place, kind=kind, sheet=sheet))) == SAME
    typed = edited(exported(place), ("Acties", 2, "beleidsveld_code", 119))
    assert "0119" in [change.value for change in look(place, typed).items[0].fields]
    take_in(place, exported(place), empty)
    assert seen_plan(place, empty.id).items[0].codes == ("703",)


def test_a_csv_that_somebody_saved_as_a_workbook_asks_for_nothing_though_its_apostrophes_stay(place):
    sent = rich_plan(place)
    mine = another_plan(place)
    take_in(place, write(sent, "xlsx"), mine)
    for sheet in ("acties", "ramingen", "doelstellingenboom"):
        typed = exported(place, mine.id, "csv", sheet).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(typed, newline=""), delimiter=";"))
        assert any(cell.startswith("'") for row in rows for cell in row)
        found = look(place, workbook(Blad1=rows), mine)
        assert stand(found) == SAME, sheet


@pytest.mark.parametrize(
    ("stands", "typed", "asked"), [("12", "0012", ["0012"]), ("0012", 12, []), ("0012", "0012", [])]
)
def test_a_zero_before_a_code_is_never_lost(place, stands, typed, asked):
    item = place.propose(1)[0]
    place.patch("sofie", item, AC_code=(stands, 0))
    found = look(place, edited(exported(place), ("Acties", 2, "AC_code", typed)))
    assert [change.value for change in found.items[0].fields] == asked


def test_a_table_of_actions_without_ids_finds_them_by_code_or_title(place):
    place.propose(1, 2)
    item = place.plan().items[0].id
    place.patch("sofie", item, AC_code=("AC1", 0))
    file = workbook(x=[["AC_code", "AC_korte_omschrijving", "dienst"], ["ac1", "Anders gezegd", "Bib"],
                       [None, "LEER  mailen", "Loket"], [None, "Nieuw", None]])  # fmt: skip

    done = take_in(place, file)

    assert [(one.title, one.text("dienst"), one.status.value, one.text("wijziging")) for one in place.plan().items] == [
        ("Anders gezegd", "Bib", "voorstel", "nieuw"), ("LEER mailen", "Loket", "voorstel", "nieuw"),
        ("Nieuw", "", "voorstel", "nieuw"),
    ]  # fmt: skip
    assert done.counts["actions_new"] == 1


def test_a_workbook_with_the_columns_of_the_municipality_itself_comes_back(place):
    chosen = {
        "Acties": (("actie_id", "id"), ("AC_code", "Nr."), ("AC_korte_omschrijving", "Wat"), ("dienst", "Trekker"))
    }
    place.do(lambda tx: (tx.profiles.keep("11002", "export", "pakket", as_data(chosen), "x", tx.now()), []))
    place.propose(1)
    sent = write(place.plan(), "xlsx", columns=ColumnProfile("pakket", chosen))

    take_in(place, edited(sent, ("Acties", 2, "Nr.", "AC1"), ("Acties", 2, "Trekker", "Bib")))

    assert [place.plan().items[0].text(name) for name in ("AC_code", "dienst")] == ["AC1", "Bib"]


def test_an_id_of_another_plan_is_not_taken_over(place):
    theirs = place.propose(1)[0]
    empty = another_plan(place)

    take_in(place, exported(place), empty)

    (item,) = plan_files.seen_plan(place, empty.id).items
    assert (item.title, item.id == theirs) == ("Open een digipunt in de bib", False)
    assert item.advice.sentence == place.plan().items[0].advice.sentence


@pytest.mark.parametrize("who", ["ada", "frans", "rita"])
def test_only_the_municipality_imports_and_undoes(place, who):
    place.propose(1)
    file = edited(exported(place), ("Acties", 2, "AC_code", "AC1"))
    with pytest.raises(NotAllowed):
        look(place, file, who=who)
    with pytest.raises(NotAllowed):
        take_in(place, file, who=who)
    with pytest.raises(NotAllowed):
        undo(place, take_in(place, file), who=who)


def test_a_stranger_finds_nothing_here(place):
    place.propose(1)
    done = take_in(place, edited(exported(place), ("Acties", 2, "AC_code", "AC1")))
    with pytest.raises(NotFound):
        look(place, exported(place), who="stranger")
    with pytest.raises(NotFound):
        undo(place, done, who="stranger")
    with pytest.raises(NotFound):
        place.do(importing.undo, place.people["sofie"], another_plan(place).id, done.id)
    assert place.plan().items[0].text("AC_code") == "AC1"


def test_a_yes_to_what_was_seen_is_refused_when_the_plan_is_another(place):
    item = place.propose(1)[0]
    file = edited(exported(place), ("Acties", 2, "AC_code", "AC1"))
    before = seen(place, file)
    place.patch("ann", item, AC_code=("AC2", 0))

    with pytest.raises(ChangedMeanwhile, match="Kijk nog eens na"):
        place.do(importing.take_in, place.people["sofie"], place.trajectory.id, before, "plan.xlsx")
    assert place.plan().items[0].text("AC_code") == "AC2"


def test_a_draft_is_its_owners_alone_and_a_new_one_takes_its_place(place):
    sofie, ann, here = place.people["sofie"], place.people["ann"], place.trajectory.id
    first = place.do(importing.keep_draft, sofie, here, "a\x00b/plan.xlsx", "x")
    assert first.file_name == "ab/plan.xlsx"
    with pytest.raises(NotFound):
        place.read(importing.draft, ann, here, first.id)
    second = place.do(importing.keep_draft, sofie, here, "", "y")
    with pytest.raises(NotFound):
        place.read(importing.draft, sofie, here, first.id)
    assert place.read(importing.draft, sofie, here, second.id)[1].content == "y"
    place.do(importing.drop_draft, sofie, here, second.id)
    with pytest.raises(NotFound):
        place.read(importing.draft, sofie, here, second.id)


def test_the_journal_knows_of_an_import_and_its_undoing_without_a_word_of_it(place):
    place.propose(1)
    undo(place, take_in(place, edited(exported(place), ("Acties", 2, "AC_code", "GEHEIM"))))
    rows = place.read(lambda store: list(store.db.query("SELECT deed, facts FROM journal ORDER BY n DESC LIMIT 2")))
    assert [row["deed"] for row in rows] == ["undo_import", "import_plan"]
    assert "GEHEIM" not in str(rows)


def test_an_imported_action_can_be_dropped_like_any_other(place):
    take_in(place, write(rich_plan(place), "xlsx"))
    place.patch("sofie", "drie", status=("geschrapt", 1))
    assert [item.status for item in place.read(planning.plan, place.people["ann"], place.trajectory.id).items] == [
        Status.RETAINED, Status.DROPPED, Status.DROPPED,
    ]  # fmt: skip
