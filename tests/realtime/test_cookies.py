"""Who connects from a page: by the cookie of that page, as long as it lives."""

import pytest

from facilitator.context import ACCOUNT_COOKIE, BOARD_COOKIE, SEAT_COOKIE
from facilitator.domain.roles import Duty, Role
from facilitator.services.house import accounts, retention
from facilitator.services.sessions import joining, sessions
from tests.app_cast import a_session


@pytest.fixture
def house(app):
    return app.extensions["facilitator"]


@pytest.fixture
def session(app):
    return a_session(app)


@pytest.fixture
def fien(house, session):
    with house.readers.lent() as store:
        return store.accounts.named("fien")


@pytest.fixture
def is_let_in(app):
    """Say whether a page with these cookies is let in."""

    def ask(auth, **cookies):
        browser = app.test_client()
        for name, value in cookies.items():
            browser.set_cookie(name, value)
        live = app.extensions["socketio"].test_client(app, auth=auth, flask_test_client=browser)
        return live.is_connected()

    return ask


def test_each_page_is_let_in_by_its_own_cookie_alone(house, session, fien, is_let_in):
    cookies = {
        SEAT_COOKIE: house.writer.write(joining.join, session.code, Role.CITIZEN).token,
        BOARD_COOKIE: house.writer.write(sessions.new_board_key, fien, session.id),
        ACCOUNT_COOKIE: house.writer.write(accounts.start_web_session, fien),
    }
    ways = {
        SEAT_COOKIE: {"as": "seat"},
        BOARD_COOKIE: {"as": "board", "code": session.code},
        ACCOUNT_COOKIE: {"as": "console", "session": session.id},
    }

    let_in = {(way, name): is_let_in(ways[way], **{name: cookies[name]}) for way in ways for name in cookies}

    assert let_in == {(way, name): way == name for way in ways for name in cookies}
    assert is_let_in({"as": "admin"}, **cookies) is False


def test_a_console_is_refused_a_session_of_others(house, session, is_let_in):
    house.writer.write(accounts.api_token, "vic", Duty.FACILITATOR)
    with house.readers.lent() as store:
        vic = store.accounts.named("vic")
    cookie = {ACCOUNT_COOKIE: house.writer.write(accounts.start_web_session, vic)}

    assert is_let_in({"as": "console", "session": session.id}, **cookie) is False


def test_a_cookie_lets_in_no_more_when_its_time_is_over(house, session, fien, clock, is_let_in):
    seat = {SEAT_COOKIE: house.writer.write(joining.join, session.code, Role.CITIZEN).token}
    account = {ACCOUNT_COOKIE: house.writer.write(accounts.start_web_session, fien)}
    as_seat, as_console = {"as": "seat"}, {"as": "console", "session": session.id}
    before = [is_let_in(as_seat, **seat), is_let_in(as_console, **account)]

    house.writer.write(sessions.end_session, fien, session.id)
    after_the_end = is_let_in(as_seat, **seat)
    clock.move(days=15)
    house.writer.write(retention.purge)

    assert (before, after_the_end) == ([True, True], True)
    assert [is_let_in(as_seat, **seat), is_let_in(as_console, **account)] == [False, False]


def test_a_browser_that_signed_out_is_let_in_no_more(house, session, fien, is_let_in):
    token = house.writer.write(accounts.start_web_session, fien)
    house.writer.write(accounts.end_web_session, token)

    assert is_let_in({"as": "console", "session": session.id}, **{ACCOUNT_COOKIE: token}) is False
