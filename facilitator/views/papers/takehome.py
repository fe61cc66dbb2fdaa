"""The sheet to take home: one A4 in large type with what was chosen, in short sentences, in the language of who takes it.

Titles of actions stay as people wrote them; only sentences of ours, and the words beside the pictograms, are translated.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.domain.ideas.pictograms import suggested, word
from facilitator.domain.plan.decision import in_order
from facilitator.domain.plan.item import Plan, PlanItem, Status
from facilitator.domain.text import N_
from facilitator.views.papers.report import ReportView
from facilitator.views.papers.sheets import IDEA_PAGE, Drawing, svg_qr

MOST_ACTIONS = 12
ANY_PICTURE = "idea"
LATER = N_("Jullie zeggen wat belangrijk is. De gemeente beslist later.")
HEAR = N_("Op %(date)s hoor je wat er gebeurt.")
HEAR_LATER = N_("De gemeente laat weten wanneer je het hoort.")

Say = Callable[..., str]
"""Says a sentence of ours in the language of the sheet, with its values filled in."""


@dataclass(frozen=True)
class Voice:
    """How the sheet speaks: its language, the side it is read from, its sentences and its days."""

    language: str
    direction: str
    say: Say
    day: Callable[[date | None], str]


@dataclass(frozen=True)
class HomeAction:
    """An action with its pictogram, which never stands without its word; `number` is empty where it has none."""

    title: str
    picture: str
    word: str
    number: str = ""


@dataclass(frozen=True)
class HomePaper:
    """The sheet as it is read from top to bottom."""

    title: str
    language: str
    direction: str
    about: str
    head: str
    actions: tuple[HomeAction, ...]
    sentences: tuple[str, ...]
    question: str
    address: str
    qr: str


@dataclass(frozen=True)
class _Top:
    title: str
    pictogram: str = ""
    number: str = ""


def home_of_session(
    view: ReportView, answers_on: date | None, voice: Voice, address: str, drawing: Drawing = lambda _name: ""
) -> HomePaper:
    """Return the sheet of a session with a counted vote: what it proposed, or else what came first."""
    proposed = any(vote.proposed for vote in view.votes)
    head = N_("Dit nemen we mee") if proposed else N_("Dit kozen we samen")
    hear = voice.say(HEAR, date=voice.day(answers_on)) if answers_on else voice.say(HEAR_LATER)
    about = " · ".join(filter(None, (view.municipality, view.title, view.day)))
    return _paper(voice, about, head, _top_of(view), (voice.say(LATER), hear), address, drawing)


def home_of_plan(plan: Plan, voice: Voice, address: str, drawing: Drawing = lambda _name: "") -> HomePaper:
    """Return the sheet of a plan: what the municipality decided to do, or before any decision what is proposed."""
    chosen = [item for item in plan.items if item.status is Status.RETAINED]
    head = N_("Dit gaat de gemeente doen") if chosen else N_("Dit stelt de gemeente voor")
    items = chosen or [item for item in plan.items if item.status is Status.PROPOSED]
    about = f"{plan.trajectory.municipality_name} · {plan.trajectory.title}"
    top = [_Top(item.title) for item in sorted(items, key=_first_things)]
    return _paper(voice, about, head, top, tuple(_decided(plan, voice)), address, drawing)


def _paper(voice: Voice, about: str, head: str, top: Sequence[_Top], sentences: Sequence[str], address: str,
           drawing: Drawing) -> HomePaper:  # fmt: skip
    said, left = voice.say(head), len(top) - MOST_ACTIONS
    more = (voice.say(N_("Er zijn nog %(n)s andere acties."), n=left),) if left > 0 else ()
    link = address.rstrip("/") + IDEA_PAGE
    return HomePaper(
        title=f"{said} · {about}",
        language=voice.language,
        direction=voice.direction,
        about=about,
        head=said,
        actions=tuple(_action(one, voice, drawing) for one in top[:MOST_ACTIONS]),
        sentences=(*more, *sentences),
        question=voice.say(N_("Wat gebeurde er met mijn idee?")),
        address=link.partition("://")[2] or link,
        qr=svg_qr(link),
    )


def _action(one: _Top, voice: Voice, drawing: Drawing) -> HomeAction:
    name = one.pictogram or suggested(one.title) or ANY_PICTURE
    return HomeAction(one.title, drawing(name), voice.say(word(name)), one.number)


def _top_of(view: ReportView) -> list[_Top]:
    """Every action that was proposed, once; without any, those of the last vote whose place is among its choices."""
    rows = [row for vote in view.votes for row in vote.results.rows if row.action in vote.proposed]
    if not rows and view.votes:
        last = view.votes[-1]
        rows = [row for row in last.results.rows if row.rank <= last.k]
    return list({row.action: _Top(row.title, row.pictogram, str(row.number)) for row in rows}.values())


def _first_things(item: PlanItem) -> tuple[bool, int, int]:
    """What the council calls a priority first, then by the advice of the room."""
    return not item.is_yes("prioritair"), item.advice.rank if item.advice else 999, item.position


def _decided(plan: Plan, voice: Voice) -> list[str]:
    if not plan.decisions:
        return [voice.say(LATER), voice.say(HEAR_LATER)]
    last = in_order(plan.decisions)[-1]
    told = [voice.say(N_("De gemeente besliste dit op %(date)s."), date=voice.day(last.day))]
    return [*told, voice.say(HEAR, date=voice.day(last.told_on))] if last.told_on else told
