"""What a paper ballot of each kind asks, and what is crossed or written on it; in Dutch, as all paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from facilitator.domain.numbers import euros
from facilitator.domain.sessions.session import Step
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.terms import MOST_MUSTS_PERCENT, MOST_RANKED, Terms
from facilitator.domain.voting.terms import terms as terms_of

MOST_CIRCLES = 5


class Layout(StrEnum):
    """What stands beside each number: a box, boxes under words, circles to cross, room for a number; or places in order."""

    CROSSES = "crosses"
    ANSWERS = "answers"
    ESTIMATES = "estimates"
    CIRCLES = "circles"
    AMOUNTS = "amounts"
    PLACES = "places"


@dataclass(frozen=True)
class Head:
    """The word above a column of boxes, the letter that stands for it as it is keyed, and how wide it is beside the others."""

    word: str
    letter: str
    wide: float = 1.0


@dataclass(frozen=True)
class BallotForm:
    """A ballot without its numbers; `boxes` are circles a number or places to fill, `tall` that it needs half a page."""

    layout: Layout
    how: str
    more: str
    heads: tuple[Head, ...] = ()
    boxes: int = 0
    reasons: bool = False
    costs: Mapping[str, int] = field(default_factory=dict)

    @property
    def tall(self) -> bool:
        """Say whether twenty numbers need more than a quarter of a page."""
        return self.layout is Layout.ESTIMATES or self.reasons


_YES_DOUBT_NO = (Head("Ja", "j"), Head("Beetje", "b", 1.25), Head("Nee", "n"), Head("?", "w"))
_MOSCOW = (Head("Moet", "m"), Head("Beter wel", "b"), Head("Mag", "g"), Head("Nu niet", "n"))
_CONSENT = (Head("Geen bezwaar", "g", 1.15), Head("Zorgen", "z"), Head("Bezwaar", "b", 1.15))
_MATRIX = (Head("Helpt het?", "h"), Head("Hoeveel moeite?", "m"))
_ONE_EACH = "Zet bij elk nummer één kruisje."
_LESS = "Minder mag ook."


def ballot_form(
    step: Step, costs: Mapping[str, int] | None = None, actions: frozenset[str] = frozenset()
) -> BallotForm:
    """Return the form of a vote; with actions, what it says of them is exact."""
    terms = terms_of(step.kind or BallotKind.PICK, step.options, actions, costs)
    return form_of(terms, is_known=step.opened > 0)


def form_of(terms: Terms, *, is_known: bool = False) -> BallotForm:
    """Return the form of a vote of these terms; who judges what in a matrix is known once it opened."""
    return _matrix(terms, is_known) if terms.kind is BallotKind.MATRIX else _FORMS[terms.kind](terms)


def _pick(terms: Terms) -> BallotForm:
    numbers = "1 nummer" if terms.k == 1 else f"{terms.k} nummers"
    return BallotForm(Layout.CROSSES, f"Zet een kruisje bij hoogstens {numbers}.", _LESS)


def _budget(terms: Terms) -> BallotForm:
    most = f"hoogstens {euros(terms.total)} euro" if terms.total else "hoogstens het bedrag op het scherm"
    how = f"Kruis acties aan die samen {most} kosten."
    seen = "" if terms.costs else "Op het scherm zie je wat elke actie kost. "
    return BallotForm(Layout.CROSSES, how, f"{seen}{_LESS}", costs=terms.costs)


def _dots(terms: Terms) -> BallotForm:
    have, circles = (
        ("Je hebt 1 stip.", "1 rondje") if terms.k == 1 else (f"Je hebt {terms.k} stippen.", f"{terms.k} rondjes")
    )
    capped = f"Hoogstens {terms.most_dots} bij één nummer. " if terms.most_dots < terms.k else ""
    if terms.most_dots > MOST_CIRCLES:
        return BallotForm(Layout.AMOUNTS, f"{have} Schrijf bij elk nummer hoeveel het er krijgt.", f"{capped}{_LESS}")
    return BallotForm(Layout.CIRCLES, f"{have} Kruis {circles} aan.", f"{capped}{_LESS}",
                      boxes=terms.most_dots)  # fmt: skip


def _rank(terms: Terms) -> BallotForm:
    places = terms.places if terms.actions else min(terms.k, MOST_RANKED)
    return BallotForm(Layout.PLACES, "Schrijf in elk vak een nummer. Het belangrijkste eerst.", _LESS, boxes=places)


def _moscow(terms: Terms) -> BallotForm:
    if terms.cap or terms.actions:
        most = f"Kruis hoogstens {terms.most_musts} keer «moet» aan."
    else:
        most = f"Kruis «moet» aan bij hoogstens {MOST_MUSTS_PERCENT // 10} van de 10 nummers."
    return BallotForm(Layout.ANSWERS, _ONE_EACH, most, _MOSCOW)


def _consent(_terms: Terms) -> BallotForm:
    return BallotForm(Layout.ANSWERS, _ONE_EACH, "Een bezwaar? Schrijf onderaan waarom.", _CONSENT, reasons=True)


def _matrix(terms: Terms, is_known: bool) -> BallotForm:
    how, more = "Zet bij elk nummer twee kruisjes.", ""
    if terms.split:
        how, more = "Medewerkers kruisen «moeite» aan, alle anderen «helpt het».", ""
    elif not is_known:
        more = "Moet je er maar één? Dan hoor je welk. "
    return BallotForm(Layout.ESTIMATES, how, f"{more}1 is weinig, 2 is wat, 3 is veel.", _MATRIX)


def _answers(_terms: Terms) -> BallotForm:
    return BallotForm(Layout.ANSWERS, _ONE_EACH, "Het vraagteken is: ik weet het niet.", _YES_DOUBT_NO)


_FORMS: Mapping[BallotKind, Callable[[Terms], BallotForm]] = {
    BallotKind.PICK: _pick,
    BallotKind.YES_DOUBT_NO: _answers,
    BallotKind.DOTS: _dots,
    BallotKind.RANK: _rank,
    BallotKind.MOSCOW: _moscow,
    BallotKind.CONSENT: _consent,
    BallotKind.BUDGET: _budget,
}
