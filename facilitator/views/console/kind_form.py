"""The kinds of vote as a facilitator chooses one: what people do, when it suits, and the numbers to set."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.sessions.session import Step
from facilitator.domain.text import N_
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.options import ON_PURPOSE, OPTIONS, Option, beginning
from facilitator.views.voting.rule_words import kind_word

# The quiet ones first; those that ask for care stand last.
ORDER = tuple(sorted(BallotKind, key=lambda kind: kind in ON_PURPOSE))

WHAT: Mapping[BallotKind, str] = {
    BallotKind.PICK: N_("Elk kiest de belangrijkste acties. Dit past bijna altijd."),
    BallotKind.YES_DOUBT_NO: N_("Een antwoord bij elke kaart. Goed voor inwoners, tot tien kaarten."),
    BallotKind.DOTS: N_("Elk verdeelt stippen. Meer stippen op één actie mag."),
    BallotKind.RANK: N_("De beste acties op volgorde. Goed voor medewerkers."),
    BallotKind.MATRIX: N_("Inwoners schatten wat helpt, medewerkers wat moeite kost."),
    BallotKind.MOSCOW: N_("Elke actie krijgt een rij. Niet alles kan moeten."),
    BallotKind.CONSENT: N_("Kan iedereen verder? Wie bezwaar heeft, zegt waarom."),
    BallotKind.BUDGET: N_("Elk kiest acties die samen binnen het geld passen."),
}
CARE: Mapping[BallotKind, str] = {
    BallotKind.DOTS: N_(
        "Acties die op elkaar lijken, verliezen stippen aan elkaar. Wie alles op één actie plakt, weegt zwaar."
    ),
    BallotKind.BUDGET: N_("Dure acties vallen sneller af. Zeg eerst van elke actie wat ze kost."),
}
LABELS: Mapping[tuple[BallotKind, str], str] = {
    (BallotKind.PICK, "k"): N_("Hoeveel mag elk er kiezen?"),
    (BallotKind.DOTS, "k"): N_("Hoeveel stippen krijgt elk?"),
    (BallotKind.DOTS, "cap"): N_("Hoeveel mogen er op één actie?"),
    (BallotKind.RANK, "k"): N_("Hoeveel acties zet elk op volgorde?"),
    (BallotKind.MOSCOW, "cap"): N_("Hoeveel acties mogen «moet» krijgen?"),
    (BallotKind.BUDGET, "total"): N_("Hoeveel euro is er te verdelen?"),
}
HINTS: Mapping[tuple[BallotKind, str], str] = {
    (BallotKind.DOTS, "cap"): N_("Leeg: zoveel als je wil."),
    (BallotKind.MOSCOW, "cap"): N_("Leeg: zes op de tien acties."),
    (BallotKind.BUDGET, "total"): N_("Vul dit in voor de stemming opengaat."),
}


@dataclass(frozen=True)
class NumberField:
    """One number of a vote, with the value that stands or was typed; money is typed as people write it."""

    name: str
    label: str
    hint: str
    low: int
    high: int
    value: object
    required: bool

    @property
    def is_money(self) -> bool:
        """Say whether this is an amount of euros."""
        return self.name.startswith("total-")


@dataclass(frozen=True)
class KindChoice:
    """One kind of vote to choose, with a word of care where it asks for one."""

    kind: BallotKind
    word: str
    what: str
    care: str
    chosen: bool
    numbers: tuple[NumberField, ...]


def field_name(kind: BallotKind, option: Option) -> str:
    """Return the name of a number in the form: apart for each kind, since all stand on one page."""
    return f"{option.name}-{kind}"


def kind_choices(step: Step, typed: Mapping[str, object]) -> tuple[KindChoice, ...]:
    """Return the kinds that this vote may have; only its own where it repeats another vote or was opened."""
    own = str(typed.get("kind", step.kind))
    fixed = step.opened or "again" in step.options
    return tuple(_choice(kind, own, typed) for kind in ORDER if not fixed or kind is step.kind)


def addable_votes() -> Mapping[str, str]:
    """Return the votes that can be added to a run sheet, with their words."""
    return {f"vote:{kind}": kind_word(kind) for kind in ORDER}


def _choice(kind: BallotKind, own: str, typed: Mapping[str, object]) -> KindChoice:
    begins = beginning(kind) if kind != own else {}
    numbers = tuple(_number(kind, option, typed, begins) for option in OPTIONS[kind])
    return KindChoice(kind, kind_word(kind), WHAT[kind], CARE.get(kind, ""), kind == own, numbers)


def _number(kind: BallotKind, option: Option, typed: Mapping[str, object], begins: Mapping[str, object]) -> NumberField:
    name, which = field_name(kind, option), (kind, option.name)
    value = typed.get(name) or begins.get(option.name, "")
    return NumberField(name, LABELS[which], HINTS.get(which, ""), option.low, option.high, value, not option.free)
