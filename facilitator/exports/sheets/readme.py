"""Sheet Leesmij: of whom and when this is, what the columns mean, and what it cannot say."""

from datetime import UTC

from facilitator.domain.days import day_month_year
from facilitator.domain.plan.columns import ColumnProfile
from facilitator.domain.plan.fields import FieldSpec, known
from facilitator.domain.plan.item import Plan, is_cell
from facilitator.exports.table import CellKind, Column, Table, as_table

from .actions import Profile
from .meanings import MEANINGS

STATE_OF = "Stand van"
COLUMNS = (Column("onderwerp", width=28), Column("uitleg", CellKind.LONG, 100))
ADVICE = "De stemming is een advies. De raad beslist."
LIMITS = (
    "Dit is geen digitale rapportering. Die maakt jullie boekhoudpakket.",
    "Rangorde is de plaats in de stemming. Prioritair beslist de raad. Het ene volgt nooit uit het andere.",
    "Groepen van minder dan vijf mensen staan nooit apart. Zo blijft ieders keuze geheim.",
    "De lijst van beleidsvelden kan onvolledig zijn. Kijk een code die we niet kennen zelf na.",
    "De algemene rekening vult de beleidsmedewerker of de financieel directeur in.",
    "Wat je rapporteert, wordt openbaar. Schrijf geen namen of contactgegevens van inwoners.",
)
SHEETS = (
    ("Blad Acties", "Eén rij per actie. Alle statussen staan erin: voorstel, weerhouden en geschrapt."),
    ("Blad Ramingen", "Eén rij per bedrag. Uitgaven en ontvangsten zijn altijd positief."),
    ("Blad Doelstellingenboom", "Elke doelstelling en elk actieplan, met de acties en bedragen eronder."),
    (
        "Blad Wijzigingen voor de AMJP",
        "Nieuwe en gewijzigde acties per beleidsdoelstelling, met motivering en bedragen per jaar. Wat later komt, staat er niet.",
    ),
    ("Blad Advies", "Stemmen per actie: het totaal, en de groepen die de zaal ook zag."),
    ("Blad Controle", "Wat je nog kan oplossen of nakijken, met de rij in blad Acties."),
    ("Blad Codelijsten", "De woorden en codes waaruit je kiest."),
)


def readme(plan: Plan, acts: Table, profile: Profile, own: ColumnProfile | None = None) -> Table:
    """Return sheet Leesmij, which tells of the columns that sheet Acties has."""
    trajectory, years = plan.trajectory, f"{plan.years[0]}-{plan.years[-1]}"
    rows = [
        ("Gemeente", trajectory.municipality_name),
        ("NIS-code", trajectory.municipality),
        ("Traject", trajectory.title),
        ("Meerjarenplan", years),
        ("Voor welk rapport", f"Aanpassing van het meerjarenplan {years} (AMJP)"),
        ("Gemaakt op", day_month_year(plan.made_on)),
        (STATE_OF, _last_change(plan)),
        ("Aantal acties", str(len(plan.items))),
        ("Kolommen", _which(profile, own)),
        ("Advies", ADVICE),
        *SHEETS,
        *(("Let op", limit) for limit in LIMITS),
        *_columns(plan, acts),
    ]
    return as_table("Leesmij", COLUMNS, rows)


def _last_change(plan: Plan) -> str:
    """The moment of the newest text or amount: an import tells by it what was changed after this file."""
    moments = [field.changed_at for item in plan.items for field in item.fields.values() if field.changed_at]
    return max(moments).astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if moments else ""


def _which(profile: Profile, own: ColumnProfile | None) -> str:
    if own is not None:
        return f"eigen kolommen: {own.name}"
    return "kern: de belangrijkste" if profile is Profile.CORE else "volledig: alle"


def _columns(plan: Plan, acts: Table) -> list[tuple[str, str]]:
    specs = known(plan.years)
    rows = []
    for column in acts.columns:
        if not is_cell(column.name):
            other = "" if column.title == column.name else f" ({column.name})"
            rows.append((f"Kolom {column.title}{other}", MEANINGS.get(column.name) or _said(specs[column.name])))
    if any(is_cell(column.name) for column in acts.columns):
        rows.append(("Kolommen U_ en O_", "Uitgaven (U) en ontvangsten (O) per jaar, in euro."))
    return rows


def _said(spec: FieldSpec) -> str:
    """What the app itself says of a field."""
    return " ".join([f"{spec.label[0].upper()}{spec.label[1:]}.", spec.hint]).strip()
