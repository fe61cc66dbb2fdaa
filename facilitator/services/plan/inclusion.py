"""Filling in the inclusietoets of an action: each person apart, also typed from paper for somebody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.events import Event
from facilitator.domain.plan.inclusion import (
    NAME_LIMIT,
    InclusionTest,
    Question,
    public_line,
    read_answers,
    read_notes,
)
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound
from facilitator.domain.trajectory import Account
from facilitator.services.plan.items import item_to_write
from facilitator.store import Store

MOST_TESTS = 30


@dataclass(frozen=True)
class Filling:
    """What a person sends: who filled it in, whether from outside the service, answers and remarks by question."""

    filled_by: object
    outside: object
    answers: object
    notes: object


def fill_in_test(
    tx: Store, account: Account, trajectory_id: str, item_id: str, questions: Sequence[Question], sent: Filling
) -> tuple[InclusionTest, list[Event]]:
    """Keep a test of an action; the same sent twice is kept once."""
    item = item_to_write(tx, account, trajectory_id, item_id)
    made = _read(InclusionTest(tx.new_id(), item.id, "", False, {}, filled_at=tx.now(), account_id=account.id),
                 questions, sent)  # fmt: skip
    standing = tx.inclusion.tests_of(item.id)
    for test in standing:
        if _same(test, made):
            return test, []
    if len(standing) >= MOST_TESTS:
        raise InvalidInput("Er zijn al %(n)s toetsen voor deze actie.", n=MOST_TESTS)
    _check_new(standing, made)
    return _kept(tx, account, trajectory_id, made, "fill_inclusion_test"), []


def correct_test(
    tx: Store, account: Account, trajectory_id: str, item_id: str, test_id: str, version: int,
    questions: Sequence[Question], sent: Filling,
) -> tuple[InclusionTest, list[Event]]:  # fmt: skip
    """Change a test that one brought in oneself; ChangedMeanwhile when it was changed since it was read."""
    item = item_to_write(tx, account, trajectory_id, item_id)
    old = _own(tx, account, item, test_id)
    made = _read(replace(old, version=old.version + 1), questions, sent)
    if _same(old, made):
        return old, []
    if version != old.version:
        raise ChangedMeanwhile()
    _check_new([test for test in tx.inclusion.tests_of(item.id) if test.id != old.id], made)
    return _kept(tx, account, trajectory_id, made, "change_inclusion_test"), []


def take_away_test(
    tx: Store, account: Account, trajectory_id: str, item_id: str, test_id: str
) -> tuple[None, list[Event]]:
    """Let a test go that one brought in oneself."""
    item = item_to_write(tx, account, trajectory_id, item_id)
    test = _own(tx, account, item, test_id)
    tx.inclusion.drop_test(item.id, test.id)
    tx.journal.record("drop_inclusion_test", account.id, tx.now(), trajectory_id=trajectory_id, item=item.id,
                      test=test.id)  # fmt: skip
    return None, []


def _own(tx: Store, account: Account, item: PlanItem, test_id: str) -> InclusionTest:
    test = next((one for one in tx.inclusion.tests_of(item.id) if one.id == test_id), None)
    if test is None:
        raise NotFound()
    if test.account_id != account.id:
        raise NotAllowed("Alleen wie deze toets invulde, past hem aan.")
    return test


def _read(base: InclusionTest, questions: Sequence[Question], sent: Filling) -> InclusionTest:
    if sent.outside not in ("ja", "nee"):
        raise InvalidInput("Kies of deze mensen van buiten de dienst komen.")
    return replace(
        base, filled_by=public_line(sent.filled_by, NAME_LIMIT), outside=sent.outside == "ja",
        answers=read_answers(sent.answers, questions), notes=read_notes(sent.notes, questions), questions=tuple(questions),
    )  # fmt: skip


def _same(one: InclusionTest, other: InclusionTest) -> bool:
    return replace(one, id="", filled_at=None, version=1) == replace(other, id="", filled_at=None, version=1)


def _check_new(standing: Iterable[InclusionTest], made: InclusionTest) -> None:
    """Two tests under one name would look like two people."""
    if any(test.person == made.person for test in standing):
        raise InvalidInput("«%(who)s» vulde deze toets al in. Pas die aan, of schrijf wie dit is.", who=made.filled_by)


def _kept(tx: Store, account: Account, trajectory_id: str, test: InclusionTest, deed: str) -> InclusionTest:
    tx.inclusion.keep_test(test)
    tx.journal.record(deed, account.id, tx.now(), trajectory_id=trajectory_id, item=test.item_id, test=test.id,
                      version=test.version, outside=test.outside)  # fmt: skip
    return test
