"""What is said beside an action and under a whole result: few words, each with a sign, so that no colour says it alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.text import N_
from facilitator.views.words import Words

if TYPE_CHECKING:
    from facilitator.views.voting.results import ResultRow, ResultsView

GOOD, ATTENTION, PLAIN = "good", "attention", ""


@dataclass(frozen=True)
class Mark:
    """One remark; `tone` is good, attention or empty, `sign` stands before it on paper and where there is no tone."""

    tone: str
    sign: str
    said: Words


def of_row(row: "ResultRow") -> tuple[Mark, ...]:
    """Return what is said beside an action."""
    return tuple(_of_row(row))


def _of_row(row: "ResultRow") -> Iterator[Mark]:
    if row.adopted:
        yield Mark(GOOD, "✓", Words(N_("Aangenomen: niemand heeft bezwaar")))
    if row.objections:
        yield Mark(ATTENTION, "!", _objections(row.objections))
    if row.fits:
        yield Mark(GOOD, "✓", Words(N_("Past in het geld")))
    if row.undecided:
        yield Mark(ATTENTION, "!", Words(N_("Gelijk, maar niet alles past")))
    if row.agreed:
        yield Mark(GOOD, "✓", Words(N_("Hier zijn we het eens")))
    if row.gap:
        yield Mark(ATTENTION, "↔", Words(N_("Hier kiezen groepen anders")))
    if row.missed:
        yield Mark(ATTENTION, "!", Words(N_("Top 5 van inwoners")))
    if row.tied:
        yield Mark(PLAIN, "=", Words(N_("gelijk")))
    if row.nearly:
        yield Mark(PLAIN, "≈", Words(N_("bijna gelijk")))


def of_result(view: "ResultsView") -> tuple[Mark, ...]:
    """Return what is said of the whole: what citizens would lose, the money, and why no group is shown finer."""
    return tuple(_of_result(view))


def _of_result(view: "ResultsView") -> Iterator[Mark]:
    if view.missed:
        yield Mark(ATTENTION, "!", _missed(view.missed))
    if view.total:
        yield Mark(PLAIN, "", Words(N_("Te verdelen: %(amount)s euro."), {"amount": view.total}))
    if view.split:
        yield Mark(PLAIN, "", Words(N_("Medewerkers schatten de moeite, alle anderen hoeveel het helpt.")))
    elif view.coarse and view.is_secret:
        yield Mark(PLAIN, "", Words(N_("Kleine groepen tellen we samen. Zo blijft je keuze geheim.")))


def _objections(n: int) -> Words:
    return Words(N_("1 bezwaar") if n == 1 else N_("%(n)s bezwaren"), {"n": n})


def _missed(numbers: Sequence[int]) -> Words:
    one = N_("Nummer %(numbers)s: top 5 van inwoners, niet in de top 10.")
    many = N_("Nummers %(numbers)s: top 5 van inwoners, niet in de top 10.")
    return Words(one if len(numbers) == 1 else many, {"numbers": ", ".join(map(str, numbers))})
