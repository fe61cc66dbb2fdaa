"""Older texts on screen: by turns, the newest first, each beside the one before."""

from datetime import UTC, datetime, timedelta

from facilitator.domain.bbc.money import as_columns
from facilitator.domain.plan.differences import Fate, Part
from facilitator.domain.plan.fields import known
from facilitator.domain.plan.item import Version
from facilitator.domain.roles import Duty
from facilitator.views.plan.versions import SHOWN, Comparison, versions_page
from tests.plan_cast import TRAJECTORY, line

AT = datetime(2027, 3, 12, 18, 0, tzinfo=UTC)


def texts(*values, who="Ann", name="dienst", duty=Duty.AUTHOR, **wish):
    made = [Version(n, value, who, AT + timedelta(hours=n)) for n, value in enumerate(values, 1)]
    return versions_page(TRAJECTORY, "een", "Open een digipunt", duty, known(TRAJECTORY.years)[name], made, **wish)


def test_the_newest_comes_first_and_says_what_it_changed():
    page = texts("Bib", "Bib en welzijn")

    newest, first = page.versions
    assert (newest.number, newest.is_now, newest.who, newest.when) == (2, True, "Ann", "12/3/2027, 21:00")
    assert newest.parts == (Part(Fate.SAME, "Bib"), Part(Fate.NEW, " en welzijn"))
    assert (first.parts, first.is_now) == ((Part(Fate.SAME, "Bib"),), False)
    assert (page.version, page.writable, page.compared) == (2, True, None)


def test_a_field_that_nobody_wrote_in_has_no_versions():
    page = texts()

    assert (page.versions, page.version, page.left_out) == ((), 0, 0)


def test_any_two_are_compared_the_older_first():
    assert texts("Bib", "OCMW", "Bib", pair=(3, 2)).compared == Comparison(
        2, 3, (Part(Fate.GONE, "OCMW"), Part(Fate.NEW, "Bib"))
    )
    assert texts("Bib", pair=(1, 9)).compared is None


def test_a_reader_puts_nothing_back_and_only_deciders_a_status():
    assert texts("Bib", duty=Duty.READER).writable is False
    assert texts("voorstel", name="status", duty=Duty.FACILITATOR).writable is False
    assert texts("voorstel", name="status", duty=Duty.SECRETARY).writable is True


def test_of_many_versions_the_newest_are_shown_and_the_others_counted():
    page = texts(*(f"tekst {n}" for n in range(SHOWN + 3)))

    assert (len(page.versions), page.left_out) == (SHOWN, 3)
    assert page.versions[-1].parts[0] == Part(Fate.SAME, "tekst ")


def test_lines_of_an_amount_are_read_one_under_the_other():
    lines = [as_columns(line(2027, "1250.50", cost_kind="personeel")), as_columns(line(2027, "40"))]

    assert texts(lines, name="U_2027").versions[0].value == (
        "1.250,50 · exploitatie · gemeente · personeel\n40,00 · exploitatie · gemeente"
    )
