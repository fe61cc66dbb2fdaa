"""Accounts: the first sign-in link, signing in and out, and tokens for programs."""

import re
from datetime import timedelta

from facilitator.domain.events import Event
from facilitator.domain.refusals import InvalidInput, NotFound, Unauthenticated
from facilitator.domain.roles import Duty
from facilitator.domain.text import TITLE_LIMIT, one_line
from facilitator.domain.trajectory import Account
from facilitator.services.house.secrets import PASSWORD_LENGTH, hashed, new_token, password_fits
from facilitator.store import Store

LINK_HOURS = 1
WEB_SESSION_DAYS = 14
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}")


def new_account(tx: Store, name: str, duty: Duty) -> Account:
    """Keep and return an account without a login yet."""
    account = Account(tx.new_id(), one_line(name, TITLE_LIMIT), None, duty)
    tx.accounts.add(account, None, tx.now())
    return account


def api_token(tx: Store, name: str, duty: Duty = Duty.FACILITATOR,
              trajectory_id: str | None = None) -> tuple[str, list[Event]]:  # fmt: skip
    """Return a new token for a program of this account, which is made if absent.

    A facilitator's program sees what the account made or was invited to. Any other duty is the operator's to give: in
    one trajectory if named, else in all of this server.
    """
    account = tx.accounts.named(name) or new_account(tx, name, duty)
    if trajectory_id is not None:
        if tx.trajectories.get(trajectory_id) is None:
            raise NotFound("Dit traject vinden we niet.")
        tx.trajectories.join(trajectory_id, account.id, duty)
    token = new_token()
    everywhere = duty is not Duty.FACILITATOR and trajectory_id is None
    tx.accounts.add_api_token(hashed(token), account.id, tx.now(), duty, everywhere)
    tx.journal.record("api_token", account.id, tx.now(), duty=duty)
    return token, []


def by_api_token(store: Store, token: str) -> Account | None:
    """Return whose program holds this token."""
    return store.accounts.by_api_token(hashed(token))


def first_sign_in_link(tx: Store) -> tuple[str | None, list[Event]]:
    """Return a one-time link for the first account while there is none with a login, replacing older ones."""
    if tx.accounts.logins():
        return None, []
    tx.accounts.drop_open_links()
    return _link(tx, None), []


def reset_link(tx: Store, email: str) -> tuple[str, list[Event]]:
    """Return a one-time link by which somebody sets a new password: the operator's command."""
    found = tx.accounts.by_email(email)
    if found is None:
        raise NotFound("Dit e-mailadres kennen we niet.")
    return _link(tx, found[0].id), []


def link(store: Store, token: str) -> Account | None:
    """Return for whom a living link is, None for a first account; NotFound if it works no more."""
    found = store.accounts.link(hashed(token), store.now())
    if found is None:
        raise NotFound("Deze link werkt niet meer. Vraag een nieuwe.")
    return store.accounts.get(found[0]) if found[0] else None


def check_login(name: object, email: object, password: object) -> tuple[str, str, str]:
    """Return a name, address and password that can be used; InvalidInput says what to change."""
    if not isinstance(email, str) or not _EMAIL.fullmatch(email.strip()):
        raise InvalidInput("Kijk het e-mailadres na.")
    if not isinstance(password, str) or not PASSWORD_LENGTH <= len(password) <= 200:
        raise InvalidInput("Kies een wachtwoord van minstens %(n)s tekens.", n=PASSWORD_LENGTH)
    return one_line(name, TITLE_LIMIT), email.strip(), password


def use_link(tx: Store, token: str, name: str, email: str, password_hash: str) -> tuple[Account, list[Event]]:
    """Make the first account, or set a new login, by a one-time link."""
    account = link(tx, token) or new_account(tx, name, Duty.FACILITATOR)
    tx.accounts.use_link(hashed(token), tx.now())
    return _set_login(tx, account, name, email, password_hash), []


def register(tx: Store, name: str, email: str, password_hash: str, duty: Duty) -> tuple[Account, list[Event]]:
    """Make an account for somebody who was invited."""
    return _set_login(tx, new_account(tx, name, duty), name, email, password_hash), []


def sign_in(store: Store, email: str, password: str) -> Account:
    """Return the account of this address and password; slow by design, so call it in a thread."""
    found = store.accounts.by_email(email.strip())
    if not password_fits(password, found[1] if found else None) or found is None:
        raise Unauthenticated("Kijk e-mailadres en wachtwoord nog eens na.")
    return found[0]


def start_web_session(tx: Store, account: Account) -> tuple[str, list[Event]]:
    """Return the token that a browser keeps in a cookie, for 14 days."""
    token = new_token()
    tx.accounts.add_web_session(hashed(token), account.id, tx.now() + timedelta(days=WEB_SESSION_DAYS))
    return token, []


def end_web_session(tx: Store, token: str) -> tuple[None, list[Event]]:
    """Forget a browser."""
    tx.accounts.end_web_session(hashed(token))
    return None, []


def by_web_session(store: Store, token: str) -> Account | None:
    """Return who signed in with this browser."""
    return store.accounts.by_web_session(hashed(token), store.now())


def _link(tx: Store, account_id: str | None) -> str:
    token = new_token()
    tx.accounts.add_link(hashed(token), account_id, tx.now() + timedelta(hours=LINK_HOURS))
    return token


def _set_login(tx: Store, account: Account, name: str, email: str, password_hash: str) -> Account:
    other = tx.accounts.by_email(email)
    if other is not None and other[0].id != account.id:
        raise InvalidInput("Dit e-mailadres is al in gebruik. Meld je aan.")
    tx.accounts.set_login(account.id, name, email, password_hash)
    tx.accounts.end_web_sessions_of(account.id)
    tx.journal.record("set_login", account.id, tx.now())
    return Account(account.id, name, email.casefold(), account.duty)
