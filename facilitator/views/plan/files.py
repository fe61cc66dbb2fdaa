"""The page of files: each with one sentence on whom it is for; and how far one is that is being made."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from facilitator.domain.plan.columns import ColumnProfile
from facilitator.domain.plan.item import Plan
from facilitator.domain.text import N_
from facilitator.making import Far, Order, Stand

SENTENCES = {
    Stand.RUNNING: N_("We maken je bestand."),
    Stand.DONE: N_("Je bestand is klaar."),
    Stand.FAILED: N_("Dit bestand kwam er niet. Probeer het opnieuw."),
}


@dataclass(frozen=True)
class FileLine:
    """A file that one can take along: its name, its kind, whom it is for, and where it is."""

    word: str
    kind: str
    sentence: str
    path: str


@dataclass(frozen=True)
class FileGroup:
    """Files for one purpose."""

    title: str
    lines: tuple[FileLine, ...]


@dataclass(frozen=True)
class FilesPage:
    """All files of a plan, and the municipality's own choices of columns."""

    base: str
    municipality: str
    actions: int
    groups: tuple[FileGroup, ...]
    own: tuple[tuple[str, str], ...]
    chooses: bool


@dataclass(frozen=True)
class MakingPage:
    """How far a file is; `of` is 0 where nobody can say."""

    base: str
    key: str
    name: str
    stand: str
    sentence: str
    done: int
    of: int
    ahead: int


WORK = (
    FileLine(N_("Werkboek"), "Excel", N_("Voor wie aan het plan werkt: de belangrijkste kolommen."), "/plan.xlsx"),
    FileLine(N_("Werkboek met alle kolommen"), "Excel",
             N_("Voor wie het plan in het planningspakket zet, of later terug inleest."), "/plan.xlsx?profiel=alles"),
)  # fmt: skip
READ = (
    FileLine(N_("Plan om te lezen"), "PDF", N_("Voor college, raad en iedereen die leest."), "/plan.pdf"),
    FileLine(N_("Plan om aan te passen"), "Word", N_("Voor wie een nota schrijft: één fiche per actie."), "/plan.docx"),
)
PROGRAMS = (
    FileLine(N_("Acties"), "CSV", N_("Voor een programma: één rij per actie."), "/plan.csv?blad=acties"),
    FileLine(N_("Ramingen"), "CSV", N_("Voor de financieel directeur: één rij per bedrag."), "/plan.csv?blad=ramingen"),
    FileLine(N_("Doelstellingenboom"), "CSV", N_("Voor het planningspakket: elke doelstelling met wat eronder hangt."),
             "/plan.csv?blad=doelstellingenboom"),
    FileLine(N_("Advies"), "CSV", N_("Voor wie wil narekenen: de stemmen per actie."), "/plan.csv?blad=advies"),
    FileLine(N_("Alles"), "JSON", N_("Voor programma's: in de woorden van de BBC."), "/plan.json"),
)  # fmt: skip


def files_page(plan: Plan, own: Sequence[ColumnProfile], *, chooses: bool) -> FilesPage:
    """Return the page; a municipality's own choices of columns stand with the workbooks."""
    base = f"/traject/{plan.trajectory.id}"
    mine = tuple(FileLine(one.name, "Excel", N_("Met de kolommen die jullie kozen."),
                          f"/plan.xlsx?kolommen={quote(one.name, safe='')}") for one in own)  # fmt: skip
    groups = (
        FileGroup(N_("Om mee te werken"), WORK + mine),
        FileGroup(N_("Om te lezen en te bespreken"), READ),
        FileGroup(N_("Voor programma's"), PROGRAMS),
    )
    links = tuple((one.name, f"{base}/plan/bestanden/kolommen?naam={quote(one.name, safe='')}") for one in own)
    return FilesPage(base, plan.trajectory.municipality_name, len(plan.items), groups, links, chooses)


def making_page(trajectory_id: str, key: str, order: Order, far: Far) -> MakingPage:
    """Return how far a file is, in words and as a bar."""
    waits = N_("Even wachten. Er gaat nog een bestand voor.")
    sentence = SENTENCES.get(far.stand, waits)
    return MakingPage(
        f"/traject/{trajectory_id}", key, order.name, far.stand.value, sentence, far.done, far.of, far.ahead
    )
