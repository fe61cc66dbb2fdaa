"""What a hall needs before the doors open: text that the back row reads, paper and chairs to spare, a fast server."""

import math
from dataclasses import dataclass
from enum import StrEnum

MOST_PEOPLE, USUAL_PEOPLE = 1000, 40
# The 8H rule: text of 1/50 of the picture is read at 8 times its height, so text of any share at 400 times its own.
READ_AT = 400
SMALLEST_SHARE, BODY_SHARE, TITLE_SHARE = 0.02, 0.04, 0.065
QR_READ_AT = 10
BIG_QR_SHARE, STRIP_QR_SHARE = 0.56, 0.11
ON_PAPER, SPARE = 0.5, 1.2
IN_LARGE_TYPE = 0.1
LEAST_LARGE = 4
SLIPS_EACH, MOST_SLIPS = 2, 1000
PEOPLE_AT_A_SHEET = 8
AT_THE_DOOR = 2
WITHOUT_OWN_PHONE = 0.2
PLACES_A_TABLET = 4
LATE = 0.1
LEAST_CHAIRS = 4
JOIN_BAR, ACK_BAR = 1.0, 0.3


class Legible(StrEnum):
    """How much of the big screen somebody in the back row reads."""

    ALL = "all"
    BODY = "body"
    TITLES = "titles"
    NONE = "none"


@dataclass(frozen=True)
class Sight:
    """What the back row sees of a picture of this height from this depth, both in metres."""

    depth: float
    height: float

    @property
    def heights(self) -> float:
        """How many picture heights away the back row sits."""
        return self.depth / self.height

    @property
    def legible(self) -> Legible:
        """What can be read there."""
        for share, what in ((SMALLEST_SHARE, Legible.ALL), (BODY_SHARE, Legible.BODY), (TITLE_SHARE, Legible.TITLES)):
            if self.heights <= share * READ_AT:
                return what
        return Legible.NONE

    @property
    def height_wanted(self) -> float:
        """The height at which the smallest text can be read, rounded up to 10 cm."""
        return _up(self.depth / (SMALLEST_SHARE * READ_AT))

    @property
    def depth_wanted(self) -> float:
        """The farthest seat from which the smallest text of this picture can be read, rounded down to 10 cm."""
        return math.floor(self.height * SMALLEST_SHARE * READ_AT * 10 + 1e-9) / 10

    @property
    def qr_side_wanted(self) -> float:
        """The side of a QR code that a phone in the back row can scan."""
        return self.depth / QR_READ_AT

    @property
    def qr_reach(self) -> float:
        """From how far the big QR code of the waiting room can be scanned."""
        return self.height * BIG_QR_SHARE * QR_READ_AT

    @property
    def strip_reach(self) -> float:
        """From how far the small QR code under every step can be scanned."""
        return self.height * STRIP_QR_SHARE * QR_READ_AT


@dataclass(frozen=True)
class PaperPack:
    """How much paper to print."""

    people: int
    ballots: int
    large_ballots: int
    slips: int
    large_slips: int
    join_sheets: int
    table_cards: int


@dataclass(frozen=True)
class SpareSeats:
    """Places for who has no phone, and chairs for who comes late."""

    tablets: int
    places: int
    chairs: int


def paper_pack(people: int, tables: int) -> PaperPack:
    """Return the paper for so many people: for half of them, and a fifth more."""
    ballots = math.ceil(people * ON_PAPER * SPARE - 1e-9)
    large = max(LEAST_LARGE, math.ceil(people * IN_LARGE_TYPE))
    sheets = (tables or math.ceil(people / PEOPLE_AT_A_SHEET)) + AT_THE_DOOR
    return PaperPack(people, ballots, large, min(ballots * SLIPS_EACH, MOST_SLIPS), large, sheets, tables)


def spare_seats(people: int) -> SpareSeats:
    """Return the places on shared tablets and the chairs to keep free."""
    tablets = math.ceil(people * WITHOUT_OWN_PHONE / PLACES_A_TABLET)
    return SpareSeats(tablets, tablets * PLACES_A_TABLET, max(LEAST_CHAIRS, math.ceil(people * LATE)))


def passes(join_p95: float, ack_p95: float, failed: int) -> bool:
    """Say whether a server that was put to the test is fast enough for the room; nobody may have been refused."""
    return failed == 0 and join_p95 < JOIN_BAR and ack_p95 < ACK_BAR


def _up(metres: float) -> float:
    return math.ceil(metres * 10 - 1e-9) / 10
