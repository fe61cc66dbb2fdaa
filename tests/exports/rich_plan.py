"""A plan in which every kind of thing stands once at least, for tests of the papers that are made of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from facilitator.domain.bbc.words import Credit, Entity, Flow
from facilitator.domain.plan.decision import Body, Choice, Decided, Decision, Edition
from facilitator.domain.plan.inclusion import Answer, InclusionTest, Question, Task
from facilitator.domain.plan.item import Plan
from facilitator.domain.plan.presentation import Audience, Reaction, Way
from facilitator.domain.plan.progress import Progress, State
from facilitator.domain.plan.reactions import Effect
from tests.plan_cast import COMPLETE, advised, item, line, plan, vote

AT = datetime(2027, 4, 1, 9, tzinfo=UTC)
QUESTIONS = (
    Question(1, "Kan je dit ook doen zonder internet?", is_key=True),
    Question(2, "Is die weg even snel en even goedkoop?"),
)
LINES = (
    line(2026, "12500", cost_kind="personeel", policy_field="0703", description="halftijdse digicoach"),
    line(2027, "25000.50", cost_kind="personeel", policy_field="0703", description="halftijdse digicoach"),
    line(2027, "4000", credit=Credit.INVESTMENT, entity=Entity.OCMW, cost_kind="ICT/uitrusting"),
    line(2027, "10000", Flow.RECEIPT, cost_kind="subsidie Vlaanderen", subsidy="Digibanken"),
)
MORE = {
    "wat_wordt_beter": "Wie geen computer heeft, krijgt dezelfde week hulp.", "principe": "P1; P4", "kant": "burger sterker",
    "noodzaak": "moet", "regierol": "De gemeente heeft de regie.", "termijn": "middellang: 1 tot 3 jaar",
    "uren_per_jaar": "900", "bereik": "samen met de regio", "antwoord_burgers": "Inwoners vroegen ook avonduren. Die komen er.",
    "SD_code": "SD1", "SD_kort": "Iedereen telt mee", "BD_kort": "Niemand valt uit de boot", "AP_kort": "Digitale hulp dichtbij",
    "AC_code": "AC000496", "AC_commentaar": "De bib sluit aan bij de regio.", "AC_evaluatie": "Na een jaar 300 bezoekers.",
    "externe_rapporteringscode": "A1; B2", "bestuur": "gemeente en OCMW", "beleidsdomein": "vrije tijd", "wijziging": "nieuw",
    "motivering_wijziging": "Inwoners vroegen hierom.",
}  # fmt: skip


def rich(n: int = 3) -> Plan:
    """A plan of n actions, the first complete; the second was put off, the third dropped."""
    names = [f"i{at}" for at in range(1, n + 1)]
    titles = ["Open een digipunt in de bib", "Leer mailen en videobellen", "Koop een digibus"]
    result = vote(**{name: (max(1, 9 - at % 9), at % 4) for at, name in enumerate(names)})
    items = []
    for at, name in enumerate(names):
        kept = (
            {**COMPLETE, **MORE, "geen_extra_budget": False}
            if at != 1
            else {"doelgroep": "ouderen", "geen_extra_budget": True}
        )
        title = titles[at] if at < 3 else f"Actie nummer {at + 1}"
        made = item(name, title, LINES if at != 1 else (), **{**kept, **({"status": "geschrapt"} if at == 2 else {})})
        items.append(replace(made, position=at, advice=advised(result, made.action_id)))
    return replace(
        plan(*items),
        tests=tuple(test for name in names if name != "i2" for test in tests_of(name)),
        tasks=(Task("t1", "i1", "Voorzie een telefoonnummer", 1, "dienst Onthaal", date(2027, 9, 1)),
               Task("t2", "i1", "Druk folders", done_at=AT)),
        decisions=(Decision("d1", Body.COUNCIL, date(2027, 3, 12), {
            "i1": Decided(Choice.CHOSEN, "Dit helpt de meeste mensen."), "i2": Decided(Choice.LATER, "Er is nog geen lesgever."),
            "i3": Decided(Choice.NOT, "Een bus is te duur."),
        }, "AMJP najaar 2027", date(2027, 6, 1), "Unaniem goedgekeurd.", 1, AT),),
        editions=(Edition(1, "Na de gemeenteraad", final=False, hash="ab12cd34", made_at=AT),),
        reactions=(
            Reaction("r1", Audience.CITIZENS, Way.TALK, "Kan dat ook 's avonds?", AT, "i1", None, "Ja, op dinsdag.", Effect.CHANGED, AT),
            Reaction("r2", Audience.STAFF, Way.LINK, "Wie doet het onthaal?", AT, "i1"),
            Reaction("r3", Audience.CITIZENS, Way.PAPER, "Een mooi plan.", AT, None, None, "Dank je.", Effect.ALREADY, AT),
        ),
        progress=(Progress("i1", "2027-1", State.RUNNING, "De coach begon in mei."), Progress("i1", "2027", State.DONE, "Alles loopt.")),
    )  # fmt: skip


def tests_of(item_id: str) -> tuple[InclusionTest, ...]:
    """Two filled-in tests of an action, one of them from outside the service."""
    one = InclusionTest(f"a-{item_id}", item_id, "dienst Onthaal", outside=False, answers={1: Answer.NO, 2: Answer.YES},
                        notes={1: "Er is nog geen nummer."}, filled_at=AT, questions=QUESTIONS)  # fmt: skip
    two = InclusionTest(f"b-{item_id}", item_id, "vrijwilliger van de bib", outside=True,
                        answers={1: Answer.PARTLY, 2: Answer.YES}, filled_at=AT, questions=QUESTIONS)  # fmt: skip
    return one, two
