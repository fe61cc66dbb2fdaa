"""The closed lists of the BBC that an action's fields choose from; the values are the words of the export."""

from collections.abc import Mapping
from enum import StrEnum


class Flow(StrEnum):
    """What a line of money is: spent or received, both written as a positive amount."""

    EXPENSE = "Uitgave"
    RECEIPT = "Ontvangst"


class Credit(StrEnum):
    """The kind of credit that a line of money takes from."""

    OPERATING = "exploitatie"
    INVESTMENT = "investeringen"
    FINANCING = "financiering"


class Entity(StrEnum):
    """Whose budget a line of money is in."""

    MUNICIPALITY = "gemeente"
    OCMW = "OCMW"


class Board(StrEnum):
    """Which of the two boards carries an action."""

    MUNICIPALITY = "gemeente"
    OCMW = "OCMW"
    BOTH = "gemeente en OCMW"


class Amendment(StrEnum):
    """What an adaptation of the plan does with an action."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    UNCHANGED = "ongewijzigd"


COST_KINDS: Mapping[Flow, tuple[str, ...]] = {
    Flow.EXPENSE: (
        "personeel",
        "werking/diensten",
        "toegestane subsidie",
        "ICT/uitrusting",
        "gebouw",
        "software/licentie",
        "studie",
    ),
    Flow.RECEIPT: ("subsidie Vlaanderen", "federaal", "EU", "bijdrage partner", "andere"),
}

TO_BE_PLACED = "nog te plaatsen"
REGULAR_WORK = "reguliere werking (geen BBC-actie)"
NO_PLACE = (TO_BE_PLACED, REGULAR_WORK)
