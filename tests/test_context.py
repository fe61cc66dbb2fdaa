"""Who asks, and what a wrong code costs."""

import pytest

from facilitator import context
from facilitator.context import WrongCodes, who_holds
from facilitator.domain.refusals import TooManyTries, Unauthenticated, UnknownCode
from facilitator.services.house import accounts
from facilitator.services.sessions import joining


class Watch:
    """A stopwatch that only moves when a test says so."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


def _wrong(budget, times):
    refused = []
    for _ in range(times):
        try:
            budget.spend()
        except TooManyTries as refusal:
            refused.append(refusal.retry_after)
    return refused


def test_the_budget_of_a_minute_is_spent_once(watch):
    budget = WrongCodes(60, watch)

    assert _wrong(budget, 60) == []
    assert _wrong(budget, 2) == [1, 1]


def test_waiting_as_long_as_was_said_is_enough(watch):
    budget = WrongCodes(7, watch)
    _wrong(budget, 7)

    (seconds,) = _wrong(budget, 1)
    watch.now += seconds
    assert _wrong(budget, 1) == []


@pytest.mark.parametrize("per_minute", [1, 7, 40, 60, 1000])
def test_whatever_the_budget_who_waits_as_said_may_try_again(watch, per_minute):
    budget = WrongCodes(per_minute, watch)
    for pause in (0.1, 0.37, 1.0, 3.3):
        _wrong(budget, per_minute + 1)
        watch.now += pause
        for seconds in _wrong(budget, 40)[:1]:
            watch.now += seconds
            assert _wrong(budget, 1) == []


def test_the_budget_never_grows_beyond_a_minute(watch):
    budget = WrongCodes(5, watch)
    watch.now += 3600

    assert len(_wrong(budget, 8)) == 3


def test_a_right_code_costs_nothing_and_passes_when_the_budget_is_empty(app):
    def wrong():
        raise UnknownCode

    with app.app_context():
        house = context.house()
        for _ in range(house.settings.wrong_codes_per_minute):
            with pytest.raises(UnknownCode):
                context.guard_code(wrong)
        with pytest.raises(TooManyTries):
            context.guard_code(wrong)
        assert [context.guard_code(lambda: "binnen") for _ in range(1000)] == ["binnen"] * 1000


def test_a_token_opens_one_seat_or_one_account_or_nothing(room):
    seat = room.kept.do(joining.join, room.codes, "citizen")
    program = room.kept.do(accounts.api_token, "fien")

    assert who_holds(room.kept.store, seat.token) == seat.seat
    assert who_holds(room.kept.store, program).id == room.fien.id
    for token in ("", "nergens", seat.token[:-1], seat.token + "x", "\ud800", seat.seat.id):
        assert who_holds(room.kept.store, token) is None


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic abc", "Bearer " + "x" * 201, "x" * 30])
def test_without_a_good_header_nobody_asks(app, header):
    with app.test_request_context("/", headers={"Authorization": header}):
        assert context.bearer() is None


def test_a_page_without_a_known_cookie_is_nobodys(app):
    with app.test_request_context("/", headers={"Cookie": "seat=onbekend; account=onbekend"}):
        assert (context.seat(), context.account()) == (None, None)
        with pytest.raises(Unauthenticated):
            context.require_seat()
        with pytest.raises(Unauthenticated):
            context.require_account()
