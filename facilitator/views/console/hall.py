"""What the Zaalcheck shows before the doors open: what the app sees itself, and what hall, paper and server need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from facilitator.domain.room import Room
from facilitator.domain.sessions.hall import Legible, PaperPack, Sight, SpareSeats, paper_pack, spare_seats
from facilitator.domain.text import N_
from facilitator.views.papers.prints import printable, table_count

ONLY_HERE = ("localhost", "127.0.0.1", "::1", "")

VERDICTS: Mapping[Legible, str] = {
    Legible.ALL: N_("Achteraan lees je alles."),
    Legible.BODY: N_("Achteraan lees je de gewone tekst. De kleinste woorden lees je niet."),
    Legible.TITLES: N_("Achteraan lees je alleen de titels."),
    Legible.NONE: N_("Achteraan lees je niets."),
}


@dataclass(frozen=True)
class House:
    """What the server knows of itself: how it is reached, what it keeps, who looks at it."""

    address: str
    is_https: bool
    copies_every: int
    copy_made: datetime | None
    boards: int
    phones: int


@dataclass(frozen=True)
class Check:
    """One thing that the app sees: good or to look at, and what to do about it; `values` fill its sentences."""

    good: bool
    text: str
    advice: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class SightView:
    """What the back row reads, in words."""

    good: bool
    verdict: str
    heights: str
    height_wanted: str
    depth_wanted: str
    qr_reach: str
    strip_reach: str
    qr_side: str
    qr_is_far: bool


@dataclass(frozen=True)
class HallView:
    """The Zaalcheck."""

    checks: tuple[Check, ...]
    sight: SightView | None
    pack: PaperPack
    spare: SpareSeats
    votes: tuple[tuple[str, str], ...]
    has_tables: bool


def hall(room: Room, house: House, people: int, sight: Sight | None) -> HallView:
    """Return what the page shows for so many people, in a hall of this depth where it was typed."""
    return HallView(
        checks=tuple(_checks(room, house)),
        sight=_sight(sight) if sight else None,
        pack=paper_pack(people, table_count(room.session)),
        spare=spare_seats(people),
        votes=tuple((step.id, step.title) for step in room.steps if printable(step)),
        has_tables=room.session.has_tables,
    )


def metres(length: float) -> str:
    """Write a length as people do: «1,8»."""
    return f"{length:.1f}".removesuffix(".0").replace(".", ",")


def _checks(room: Room, house: House) -> Sequence[Check]:
    return (
        Check(True, N_("De server antwoordt.")),
        _address(house.address),
        _https(house.is_https),
        _copy(house, room.now),
        _boards(house.boards),
        _votes(room),
        _languages(room),
        _receipts(room),
    )


def _address(address: str) -> Check:
    if (urlsplit(address).hostname or "") in ONLY_HERE:
        return Check(
            False, N_("Gsm’s kunnen %(address)s niet bereiken."),
            N_("Start met --host 0.0.0.0. Open deze pagina dan met het wifi-adres van deze computer."), {"address": address},
        )  # fmt: skip
    return Check(True, N_("Gsm’s komen binnen op %(address)s. Probeer het met één gsm."), values={"address": address})


def _https(is_https: bool) -> Check:
    if is_https:
        return Check(True, N_("De verbinding is beveiligd (https)."))
    return Check(
        False, N_("De verbinding is niet beveiligd (http)."),
        N_("Het werkt. Alleen kan een gsm zonder net de pagina niet herladen."),
    )  # fmt: skip


def _copy(house: House, now: datetime) -> Check:
    if not house.copies_every:
        return Check(False, N_("Er wordt geen veilige kopie gemaakt."), N_("Zet FACILITATOR_BACKUP_MINUTES op 1."))
    if house.copy_made is None:
        return Check(False, N_("Er is nog geen veilige kopie."), N_("Ze komt vanzelf. Kijk straks nog eens."))
    if now - house.copy_made > timedelta(minutes=3 * house.copies_every + 1):
        return Check(
            False, N_("De veilige kopie is oud."), N_("Loopt er een stemming? Dan wacht de kopie tot je telt.")
        )
    return Check(True, N_("De veilige kopie loopt mee."))


def _boards(boards: int) -> Check:
    if boards:
        return Check(True, N_("Het grote scherm is verbonden."))
    return Check(False, N_("Het grote scherm is niet verbonden."), N_("Open het vanuit de console."))


def _votes(room: Room) -> Check:
    ahead = sum(printable(step) for step in room.steps)
    if not ahead:
        return Check(False, N_("Er staat geen stemming meer in het draaiboek."), N_("Voeg een stap «Stemming» toe."))
    return Check(True, N_("Stemmingen in het draaiboek: %(n)s."), values={"n": ahead})


def _languages(room: Room) -> Check:
    others = [language for language in room.session.languages if language != "nl"]
    if not others:
        return Check(True, N_("De gsm’s spreken Nederlands."))
    return Check(True, N_("De gsm’s spreken Nederlands en: %(languages)s."), values={"languages": ", ".join(others)})


def _receipts(room: Room) -> Check:
    if room.session.receipts:
        return Check(True, N_("Wie stemt, krijgt een bewijs van drie woorden."))
    return Check(True, N_("Wie stemt, krijgt geen bewijs. Dat is de gewone keuze."))


def _sight(sight: Sight) -> SightView:
    return SightView(
        good=sight.legible is Legible.ALL,
        verdict=VERDICTS[sight.legible],
        heights=metres(sight.heights),
        height_wanted=metres(sight.height_wanted),
        depth_wanted=metres(sight.depth_wanted),
        qr_reach=metres(sight.qr_reach),
        strip_reach=metres(sight.strip_reach),
        qr_side=str(round(sight.qr_side_wanted * 100)),
        qr_is_far=sight.depth > sight.qr_reach,
    )
