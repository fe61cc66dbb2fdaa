"""The sheet of one action: all that was written about it, in the order in which one reads it."""

from collections.abc import Callable, Sequence

from facilitator.domain.bbc.words import NO_PLACE
from facilitator.domain.plan.fields import Kind, known
from facilitator.domain.plan.item import Plan, PlanItem
from facilitator.domain.plan.stage import Stage

from .behind import Behind, named
from .document import Block, Heading, Look, Text, begun, facts
from .fiche_decision import decided, followed_up
from .fiche_inclusion import inclusion
from .fiche_money import costs
from .fiche_voices import advised, heard

WHO_FOR = "doelgroep wat_wordt_beter noodzaak principe kant hefboom SDG"
WHO_DOES = "bestuur dienst bevoegd_mandataris partners regierol bereik"
WHEN = "termijn startjaar eindjaar uren_per_jaar indicator nulmeting streefwaarde meetmoment"
PLACED = (
    ("SD", "Strategische doelstelling"),
    ("BD", "Beleidsdoelstelling"),
    ("AP", "Actieplan"),
)
PLACE = "AC_code externe_rapporteringscode beleidsveld_code beleidsdomein prioritair wijziging motivering_wijziging"


def anchor(item: PlanItem) -> str:
    """Return the name under which other pages of the paper point to the sheet."""
    return f"actie-{item.id}"


def fiche(behind: Behind, item: PlanItem, *, new_page: bool = False) -> list[Block]:
    """Return the blocks of one action."""
    plan = behind.plan
    parts: Sequence[tuple[str, Callable[[], list[Block]]]] = (
        ("Voor wie en waarom", lambda: facts(_told(plan, item, WHO_FOR))),
        ("Wie doet wat", lambda: facts(_told(plan, item, WHO_DOES))),
        ("Wanneer, en hoe we het zien", lambda: facts(_told(plan, item, WHEN))),
        ("Wat het kost", lambda: costs(plan, item)),
        ("Plaats in het meerjarenplan", lambda: facts(_placed(item) | _told(plan, item, PLACE))),
        ("Inclusietoets", lambda: inclusion(behind, item)),
        ("Advies van de sessie", lambda: advised(item)),
        ("Wat mensen zeiden, en ons antwoord", lambda: heard(behind, item)),
        ("Beslissing", lambda: decided(behind, item)),
        ("Opvolging", lambda: followed_up(behind, item)),
        ("Commentaar", lambda: _text(item, "AC_commentaar")),
    )
    blocks: list[Block] = [Heading(named(item), 2, anchor(item), new_page), _stand(behind.stages[item.id], item)]
    blocks += _text(item, "AC_lange_omschrijving")
    for title, part in parts:
        told = part()
        blocks += [Heading(title, 3), *told] if told else []
    return blocks


def _stand(stage: Stage, item: PlanItem) -> Text:
    return Text(f"{stage.value} (status in het plan: {item.status.value})", Look.QUIET, label="Stand")


def _text(item: PlanItem, name: str) -> list[Block]:
    return [Text(part) for part in item.text(name).split("\n\n") if part.strip()]


def _placed(item: PlanItem) -> dict[str, str]:
    """The parents with their codes; an action without a place says so once."""
    if item.text("AP_code") in NO_PLACE:
        return {"Actieplan": item.text("AP_code")}
    return {
        label: " ".join(filter(None, (item.text(f"{letters}_code"), item.text(f"{letters}_kort"))))
        for letters, label in PLACED
    }


def _told(plan: Plan, item: PlanItem, names: str) -> dict[str, str]:
    specs = known(plan.years)
    return {begun(specs[name].label): _value(plan, item, name, specs[name].kind) for name in names.split()}


def _value(plan: Plan, item: PlanItem, name: str, kind: Kind) -> str:
    if name == "beleidsveld_code":
        return "\n".join(
            f"{code} {plan.policy_fields.get(code, '(niet in onze lijst, kijk na)')}" for code in item.codes
        )
    if kind is Kind.YES_NO:
        return "" if item.field(name).value is None else "ja" if item.is_yes(name) else "nee"
    return str(item.year(name) or "") if kind is Kind.YEAR else item.text(name)
