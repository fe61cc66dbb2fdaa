"""The rule of a vote in plain words: what everybody may say on a ballot, and how it is counted."""

from collections.abc import Mapping

from facilitator.domain.numbers import euros
from facilitator.domain.text import N_
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.terms import Terms
from facilitator.views.words import Words

NAMES: Mapping[BallotKind, str] = {
    BallotKind.PICK: N_("Kies er een paar"),
    BallotKind.YES_DOUBT_NO: N_("Ja, een beetje of nee"),
    BallotKind.DOTS: N_("Stippen plakken"),
    BallotKind.RANK: N_("Op volgorde zetten"),
    BallotKind.MATRIX: N_("Helpt het, en hoeveel moeite kost het?"),
    BallotKind.MOSCOW: N_("Moet, beter wel, mag of nu niet"),
    BallotKind.CONSENT: N_("Bezwaar of geen bezwaar"),
    BallotKind.BUDGET: N_("Geld verdelen"),
}

COUNTING: Mapping[BallotKind, tuple[str, ...]] = {
    BallotKind.PICK: (N_("Elke keuze telt één keer. Wie meer keuzes krijgt, staat hoger."),),
    BallotKind.YES_DOUBT_NO: (
        N_("Ja telt voor 2 punten, een beetje voor 1. De rest telt voor 0."),
        N_("Wie meer punten krijgt, staat hoger."),
    ),
    BallotKind.DOTS: (N_("Elke stip telt één keer. Wie meer stippen krijgt, staat hoger."),),
    BallotKind.RANK: (
        N_("Op elk stemblad krijgt een actie één punt per actie onder haar. Er gaat één punt af per actie boven haar."),
        N_("Acties zonder plaats staan samen onderaan. Wie meer punten krijgt, staat hoger."),
    ),
    BallotKind.MATRIX: (
        N_("«Helpt veel» telt één punt op, «helpt weinig» één punt af."),
        N_("Wie meer punten krijgt, staat hoger. De moeite telt niet mee voor de plaats."),
    ),
    BallotKind.MOSCOW: (
        N_("«Moet» telt voor 3 punten, «beter wel» voor 2, «mag» voor 1."),
        N_("Wie meer punten krijgt, staat hoger."),
    ),
    BallotKind.CONSENT: (
        N_("Een actie is aangenomen als niemand bezwaar heeft."),
        N_("Wie minder bezwaren krijgt, staat hoger. Daarna tellen de zorgen."),
    ),
    BallotKind.BUDGET: (N_("Elke keuze telt één keer. Wie meer keuzes krijgt, staat hoger."),),
}
TIES = N_("Evenveel is een gelijke plaats. We loten nooit.")


def kind_word(kind: BallotKind) -> str:
    """Return the name of a kind of vote, as a facilitator chooses it."""
    return NAMES[kind]


def rule_in_words(terms: Terms) -> Words:
    """Return what one may say on a ballot, in one line."""
    match terms.kind:
        case BallotKind.PICK:
            return _picking(terms)
        case BallotKind.DOTS:
            return _sticking(terms)
        case BallotKind.RANK:
            return Words(N_("Iedereen zet hoogstens %(k)s acties op volgorde."), {"k": terms.places})
        case BallotKind.MATRIX:
            return _judging(terms)
        case BallotKind.MOSCOW:
            sentence = N_(
                "Iedereen zegt bij elke actie: moet, beter wel, mag of nu niet. Hoogstens %(cap)s keer «moet»."
            )
            return Words(sentence, {"cap": terms.most_musts})
        case BallotKind.BUDGET:
            return Words(
                N_("Iedereen kiest acties die samen hoogstens %(total)s euro kosten."), {"total": euros(terms.total)}
            )
        case BallotKind.CONSENT:
            return Words(N_("Iedereen zegt bij elke actie: geen bezwaar, een zorg of een bezwaar."))
        case BallotKind.YES_DOUBT_NO:
            return Words(N_("Iedereen zegt bij elke actie: ja, een beetje, nee of ik weet het niet."))


def counting_in_words(terms: Terms) -> tuple[Words, ...]:
    """Return how ballots become places, ties included, a line a rule."""
    return tuple(Words(sentence) for sentence in (*COUNTING[terms.kind], TIES))


def _picking(terms: Terms) -> Words:
    if terms.k == 1:
        return Words(N_("Iedereen kiest hoogstens één actie."))
    return Words(N_("Iedereen kiest hoogstens %(k)s acties."), {"k": terms.k})


def _sticking(terms: Terms) -> Words:
    if terms.most_dots >= terms.k:
        return Words(N_("Iedereen plakt hoogstens %(k)s stippen. Meer op één actie mag."), {"k": terms.k})
    sentence = N_("Iedereen plakt hoogstens %(k)s stippen, en hoogstens %(cap)s op één actie.")
    return Words(sentence, {"k": terms.k, "cap": terms.most_dots})


def _judging(terms: Terms) -> Words:
    if terms.split:
        return Words(N_("Medewerkers schatten hoeveel moeite een actie kost. De anderen schatten hoeveel ze helpt."))
    return Words(N_("Iedereen schat hoeveel een actie helpt en hoeveel moeite ze kost."))
