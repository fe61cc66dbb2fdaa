"""The facts of the accessibility statement: what a good file becomes, and what is refused because it is not honest."""

from datetime import date

import pytest

from facilitator.domain.accessibility import Authority, BadStatement, Compliance, Gap, GapKind, parse_statement

GOOD = """\
status = "partially"
standard = "WCAG 2.2"
law = "het decreet"
prepared = "2026-11-22"
reviewed = "2026-12-01"
method = ["Zelf bekeken."]
not_tested = ["Nog geen schermlezer."]
[[gap]]
kind = "not_yet"
what = "Iets werkt niet."
why = "Geen tijd."
instead = "Vraag hulp."
[authority]
name = "Ombudsdienst"
link = "https://example.be"
text = "Ga daarheen."
"""


def test_a_good_file_becomes_the_statement():
    made = parse_statement(GOOD, "t.toml")
    assert (made.compliance, made.prepared, made.reviewed) == (
        Compliance.PARTIALLY,
        date(2026, 11, 22),
        date(2026, 12, 1),
    )
    assert made.gaps == (Gap(GapKind.NOT_YET, "Iets werkt niet.", "Geen tijd.", "Vraag hulp."),)
    assert (made.of_kind(GapKind.BURDEN), made.of_kind(GapKind.NOT_YET)) == ((), made.gaps)
    assert made.authority == Authority("Ombudsdienst", "https://example.be", "Ga daarheen.")


def test_the_file_of_the_project_is_good(project):
    path = project / "sessions/content/toegankelijkheid.toml"
    assert parse_statement(path.read_text(encoding="utf-8"), path.name).compliance is Compliance.PARTIALLY


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"partially"', '"fully"', "t.toml:1: «status» past niet bij de lijst van [[gap]]: pas één van beide aan"),
        ('"not_yet"', '"burden"', "t.toml:1: «status» past niet bij de lijst van [[gap]]: pas één van beide aan"),
        ('"2026-12-01"', '"2026-11-21"', "t.toml:5: «reviewed» ligt voor «prepared»; zet de dagen juist"),
        ('"2026-11-22"', '"gisteren"', "t.toml:4: «prepared» is een dag, zoals «2026-11-22»"),
        ('"https://example.be"', '"javascript:x"', "t.toml:15: «link» begint met https://"),
        ('"partially"', '"bijna"', "t.toml:1: «bijna» kennen we niet als «status»; kies uit: fully, partially, not"),
        ('why = "Geen tijd."\n', "", "t.toml:8: hier ontbreekt «why»"),
        ('not_tested = ["Nog geen schermlezer."]\n', "", "t.toml:1: hier ontbreekt «not_tested»"),
    ],
)
def test_what_is_missing_or_contradicts_itself_is_refused_by_line(old, new, said):
    with pytest.raises(BadStatement) as refusal:
        parse_statement(GOOD.replace(old, new), "t.toml")
    assert str(refusal.value) == said
