"""What a wished value does to a field: nothing, change it, or meet what somebody wrote since the file was made."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.plan.advice import Advice
from facilitator.domain.plan.inert import inert, uninert
from facilitator.domain.plan.item import EMPTY, Field, Version
from facilitator.domain.text import N_

from .book import Place

Past = Callable[[str, str], Sequence[Version]]
_NUMBER = re.compile(r"-?\d{1,12}(,\d{1,2})?")
_ZEROS = re.compile(r"0\d")


class State(StrEnum):
    """What an import does to an action or a node; the value is the word people see."""

    NEW = N_("nieuw")
    CHANGED = N_("gewijzigd")
    SAME = N_("ongewijzigd")


class Verdict(StrEnum):
    """Whose text it will be."""

    APPLY = "apply"
    KEEP = "keep"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class FieldChange:
    """One field: what stands there (`now`) and what the file asks (`value`), each also as people read it.

    `is_newer`: somebody wrote there after the file was made, so that a person must choose.
    """

    name: str
    label: str
    before: str
    after: str
    value: object
    place: Place
    now: Field = EMPTY
    is_newer: bool = False


@dataclass(frozen=True)
class ItemChange:
    """One action; `item_id` is that of the plan, or the one that the file would give an action that it never had."""

    state: State
    place: Place
    item_id: str
    title: str
    fields: tuple[FieldChange, ...] = ()
    advice: Advice | None = None
    is_known: bool = True


def verdict(versions: Sequence[Version], stand: datetime | None, is_wished: Callable[[object], bool]) -> Verdict:
    """Say whose text it will be, by all versions of a field and up to when the file knew the plan.

    A file that does not tell that, and asks for what once stood there, is probably older than the field.
    """
    if not versions:
        return Verdict.APPLY
    if stand is None:
        earlier = [None, *(version.value for version in versions[:-1])]
        return Verdict.CONFLICT if any(map(is_wished, earlier)) else Verdict.APPLY
    if versions[-1].at <= stand:
        return Verdict.APPLY
    known = next((version.value for version in reversed(versions) if version.at <= stand), None)
    if is_wished(known):
        return Verdict.KEEP
    # Where it stands again as the file knew it, after an undoing, there is nothing of anybody to lose.
    return Verdict.APPLY if alike(versions[-1].value, known) else Verdict.CONFLICT


def alike(stands: object, wished: object) -> bool:
    """Say whether a file asks for what stands: nothing is nothing, 12,50 is 12,5, and an inert text is that text.

    A spreadsheet takes zeros away and never adds one: a code asked with more zeros is another code.
    A CSV file of ours that somebody saved as a workbook still has the apostrophes, and nothing says so.
    """
    if (stands in ("", None, False)) and (wished in ("", None, False)):
        return True
    if not (isinstance(stands, str) and isinstance(wished, str)):
        return type(stands) is type(wished) and stands == wished
    if _NUMBER.fullmatch(stands) and _NUMBER.fullmatch(wished) and not _ZEROS.match(wished):
        return float(stands.replace(",", ".")) == float(wished.replace(",", "."))
    return wished in (stands, inert(stands), uninert(stands))
