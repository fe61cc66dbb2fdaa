"""A paper as a list of blocks, which Word and the press each set in their own way: the words are written once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from facilitator.domain.numbers import euros, with_cents


class Look(StrEnum):
    """How a paragraph stands out: not, as what one reads first, as an aside, or as what asks for attention."""

    PLAIN = "plain"
    LEAD = "lead"
    QUIET = "quiet"
    WARNING = "warning"


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; `anchor` is what a link elsewhere in the paper points to."""

    text: str
    level: int = 1
    anchor: str = ""
    new_page: bool = False
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True)
class Text:
    """A paragraph, with a word in bold before it where it has a label."""

    text: str
    look: Look = Look.PLAIN
    label: str = ""
    kind: str = field(default="text", init=False)


@dataclass(frozen=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]
    kind: str = field(default="bullets", init=False)


@dataclass(frozen=True)
class Facts:
    """Labels with what stands there."""

    rows: tuple[tuple[str, str], ...]
    kind: str = field(default="facts", init=False)


@dataclass(frozen=True)
class Table:
    """A table with one row of heads; `title` says what it shows.

    `wide` says how wide each column is beside the others, `numbers` is the first column of amounts, `totals` how many
    of the last rows are sums, `links` the anchors that the first cells of the rows lead to, and `whole` that it is short
    enough to stay on one page.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: tuple[float, ...] = ()
    numbers: int = 99
    totals: int = 0
    links: tuple[str, ...] = ()
    whole: bool = False
    kind: str = field(default="table", init=False)

    @property
    def shares(self) -> tuple[float, ...]:
        """Return which part of the width each column takes."""
        wide = self.wide or (1.0,) * len(self.head)
        return tuple(one / sum(wide) for one in wide)


Block = Heading | Text | Bullets | Facts | Table


@dataclass(frozen=True)
class Document:
    """A paper: its title, what it is about, what stands at the foot of its pages, the day it was made, and its blocks."""

    title: str
    subtitle: str
    about: str
    made_on: str
    blocks: tuple[Block, ...]


def facts(rows: Mapping[str, str]) -> list[Block]:
    """Return the facts that have something to say, as one block or none."""
    told = tuple((label, text) for label, text in rows.items() if text)
    return [Facts(told)] if told else []


def bullets(items: Sequence[str]) -> list[Block]:
    """Return a list, or nothing where there is nothing to list."""
    return [Bullets(tuple(items))] if items else []


def money(amount: Decimal) -> str:
    """Return an amount in euro, with cents only where there are: «1.250», «1.250,50»."""
    return euros(int(amount)) if amount == amount.to_integral_value() else with_cents(amount)


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its word: «1 actie», «3 acties»."""
    return f"{number} {one if number == 1 else many}"


def begun(text: str) -> str:
    """Return a text that begins with a capital, as a label or a sentence does."""
    return text[:1].upper() + text[1:]
