"""The page of files: each with one sentence on whom it is for; and how far one is that is being made."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from facilitator.domain.plan.columns import ColumnProfile
from facilitator.domain.text import N_
from facilitator.domain.trajectory import Trajectory
from facilitator.making import Far, Order, Stand

SENTENCES = {
    Stand.RUNNING: N_("We maken je bestand."),
    Stand.DONE: N_("Je bestand is klaar."),
    Stand.FAILED: N_("Dit bestand kwam er niet. Probeer het opnieuw."),
}


@dataclass(frozen=True)
class FileLine:
    """Something to take along: its name, whom it is for, and where it is as each kind of file."""

    word: str
    sentence: str
    kinds: tuple[tuple[str, str], ...]


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
    FileLine(N_("Werkboek"), N_("Voor wie aan het plan werkt: de belangrijkste kolommen."), (("Excel", "/plan.xlsx"),)),
    FileLine(N_("Werkboek met alle kolommen"), N_("Voor het planningspakket, of om later terug in te lezen."),
             (("Excel", "/plan.xlsx?profiel=alles"),)),
)  # fmt: skip
READ = (
    FileLine(N_("Het plan"), N_("Voor college, raad en wie een nota schrijft: één fiche per actie."),
             (("PDF", "/plan.pdf"), ("Word", "/plan.docx"))),
    FileLine(N_("Vragen en antwoorden"), N_("Voor wie vragen van de raad beantwoordt."),
             (("PDF", "/plan/vragen.pdf"), ("Word", "/plan/vragen.docx"))),
    FileLine(N_("Meeneemblad"), N_("Voor wie meedeed: het plan in klare taal, op één blad."),
             (("PDF", "/plan/meeneemblad.pdf"),)),
)  # fmt: skip
PROGRAMS = (
    FileLine(N_("Acties"), N_("Eén rij per actie, voor elk rekenblad."), (("CSV", "/plan.csv?blad=acties"),)),
    FileLine(N_("Ramingen"), N_("Voor de financieel directeur: één rij per bedrag."), (("CSV", "/plan.csv?blad=ramingen"),)),
    FileLine(N_("Doelstellingenboom"), N_("Elke doelstelling met wat eronder hangt."),
             (("CSV", "/plan.csv?blad=doelstellingenboom"),)),
    FileLine(N_("Advies"), N_("Voor wie wil narekenen: de stemmen per actie."), (("CSV", "/plan.csv?blad=advies"),)),
    FileLine(N_("Alles in één bestand"), N_("Voor wie programmeert: in de woorden van de BBC."), (("JSON", "/plan.json"),)),
)  # fmt: skip


def files_page(trajectory: Trajectory, actions: int, own: Sequence[ColumnProfile], *, chooses: bool) -> FilesPage:
    """Return the page; a municipality's own choices of columns stand with the workbooks."""
    base = f"/traject/{trajectory.id}"
    mine = tuple(FileLine(one.name, N_("Met de kolommen die jullie kozen."), _own_files(one.name)) for one in own)
    groups = (
        FileGroup(N_("Om mee te werken"), WORK + mine),
        FileGroup(N_("Om te lezen en te bespreken"), READ),
        FileGroup(N_("Voor programma's"), PROGRAMS),
    )
    links = tuple((one.name, f"{base}/plan/bestanden/kolommen?naam={quote(one.name, safe='')}") for one in own)
    return FilesPage(base, trajectory.municipality_name, actions, groups, links, chooses)


def _own_files(name: str) -> tuple[tuple[str, str], ...]:
    chosen = f"kolommen={quote(name, safe='')}"
    return ("Excel", f"/plan.xlsx?{chosen}"), ("CSV", f"/plan.csv?blad=acties&{chosen}")


def making_page(trajectory_id: str, key: str, order: Order, far: Far) -> MakingPage:
    """Return how far a file is, in words and as a bar."""
    waits = N_("Even wachten. Er gaat nog een bestand voor.")
    sentence = SENTENCES.get(far.stand, waits)
    return MakingPage(
        f"/traject/{trajectory_id}", key, order.name, far.stand.value, sentence, far.done, far.of, far.ahead
    )
