"""The words of each answer, the same on phone, paper, board and read aloud; the template translates them."""

from collections.abc import Mapping

from facilitator.domain.text import N_
from facilitator.domain.voting.ballot import Answer, Axis, BallotKind, Consent, Row

YES_DOUBT_NO: Mapping[str, str] = {
    Answer.YES.value: N_("Ja"),
    Answer.DOUBT.value: N_("Een beetje"),
    Answer.NO.value: N_("Nee"),
    Answer.UNKNOWN.value: N_("Ik weet het niet"),
}
MOSCOW: Mapping[str, str] = {
    Row.MUST.value: N_("Moet"),
    Row.SHOULD.value: N_("Beter wel"),
    Row.COULD.value: N_("Mag"),
    Row.NOT_NOW.value: N_("Nu niet"),
}
CONSENT: Mapping[str, str] = {
    Consent.NONE.value: N_("Geen bezwaar"),
    Consent.CONCERN.value: N_("Ik maak me zorgen"),
    Consent.OBJECTION.value: N_("Ik heb een bezwaar"),
}
EFFECT: Mapping[str, str] = {"1": N_("Helpt weinig"), "2": N_("Helpt wat"), "3": N_("Helpt veel")}
EFFORT: Mapping[str, str] = {"1": N_("Weinig moeite"), "2": N_("Wat moeite"), "3": N_("Veel moeite")}

_ANSWERS: Mapping[BallotKind, Mapping[str, str]] = {
    BallotKind.YES_DOUBT_NO: YES_DOUBT_NO,
    BallotKind.MOSCOW: MOSCOW,
    BallotKind.CONSENT: CONSENT,
}
_AXES: Mapping[Axis, Mapping[str, str]] = {Axis.EFFECT: EFFECT, Axis.EFFORT: EFFORT}


def answer_words(kind: BallotKind) -> Mapping[str, str]:
    """Return the word of each answer of a kind, in the order of the screen; empty where nothing is answered."""
    return _ANSWERS.get(kind, {})


def axis_words(axis: Axis) -> Mapping[str, str]:
    """Return the word of each step of an axis, from little to much, by the step as text."""
    return _AXES[axis]
