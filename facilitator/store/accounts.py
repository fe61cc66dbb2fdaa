"""Accounts, their tokens and links: only hashes of secrets lie here."""

from dataclasses import replace
from datetime import datetime

from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Account
from facilitator.store.rows import Family, Row, stamp

ACCOUNT = "SELECT a.id, a.name, a.email, a.duty FROM accounts a "


def _account(row: Row) -> Account:
    return Account(row["id"], row["name"], row["email"], Duty(row["duty"]))


class Accounts(Family):
    """The accounts of everybody who works on trajectories."""

    def add(self, account: Account, password_hash: str | None, at: datetime) -> None:
        """Keep a new account."""
        self._do(
            "INSERT INTO accounts (id, name, email, password_hash, duty, created_at) "
            "VALUES (:id, :name, :email, :password_hash, :duty, :at)",
            {"id": account.id, "name": account.name, "email": account.email, "password_hash": password_hash,
             "duty": account.duty, "at": stamp(at)},
        )  # fmt: skip

    def get(self, account_id: str) -> Account | None:
        """Return an account by its id."""
        row = self._row(ACCOUNT + "WHERE a.id = :id", {"id": account_id})
        return _account(row) if row else None

    def named(self, name: str) -> Account | None:
        """Return the account that the operator's command knows by this name, the oldest if there are several."""
        row = self._row(ACCOUNT + "WHERE a.name = :name ORDER BY a.created_at, a.id", {"name": name})
        return _account(row) if row else None

    def by_email(self, email: str) -> tuple[Account, str | None] | None:
        """Return the account with this address, and its password's hash."""
        row = self._row("SELECT id, name, email, duty, password_hash FROM accounts WHERE email = :email",
                        {"email": email.casefold()})  # fmt: skip
        return (_account(row), row["password_hash"]) if row else None

    def set_login(self, account_id: str, name: str, email: str, password_hash: str) -> None:
        """Change by what somebody signs in."""
        self._do("UPDATE accounts SET name = :name, email = :email, password_hash = :hash WHERE id = :id",
                 {"id": account_id, "name": name, "email": email.casefold(), "hash": password_hash})  # fmt: skip

    def shortcuts(self, account_id: str) -> str:
        """Return the keys that somebody chose, as they were kept."""
        return str(self._value("SELECT shortcuts FROM accounts WHERE id = :id", {"id": account_id}) or "{}")

    def set_shortcuts(self, account_id: str, chosen: str) -> None:
        """Keep the keys that somebody chose."""
        self._do("UPDATE accounts SET shortcuts = :chosen WHERE id = :id", {"id": account_id, "chosen": chosen})

    def logins(self) -> int:
        """How many accounts can sign in."""
        return int(self._value("SELECT count(*) FROM accounts WHERE password_hash IS NOT NULL", {}))

    def add_api_token(self, token_hash: str, account_id: str, at: datetime, duty: Duty = Duty.FACILITATOR,
                      everywhere: bool = False) -> None:  # fmt: skip
        """Keep a program's token, and the duty in which it acts."""
        self._do("INSERT INTO api_tokens (hash, account_id, created_at, duty, everywhere) "
                 "VALUES (:hash, :account, :at, :duty, :everywhere)",
                 {"hash": token_hash, "account": account_id, "at": stamp(at), "duty": duty, "everywhere": int(everywhere)})  # fmt: skip

    def by_api_token(self, token_hash: str) -> Account | None:
        """Return whose program this is."""
        sql = ("SELECT a.id, a.name, a.email, t.duty, t.everywhere FROM accounts a "
               "JOIN api_tokens t ON t.account_id = a.id WHERE t.hash = :hash")  # fmt: skip
        row = self._row(sql, {"hash": token_hash})
        return replace(_account(row), everywhere=bool(row["everywhere"])) if row else None

    def add_web_session(self, token_hash: str, account_id: str, until: datetime) -> None:
        """Keep a browser that signed in."""
        self._do("INSERT INTO web_sessions (hash, account_id, expires_at) VALUES (:hash, :account, :until)",
                 {"hash": token_hash, "account": account_id, "until": stamp(until)})  # fmt: skip

    def by_web_session(self, token_hash: str, now: datetime) -> Account | None:
        """Return whose browser this is, while it lasts."""
        row = self._row(ACCOUNT + "JOIN web_sessions s ON s.account_id = a.id WHERE s.hash = :hash AND s.expires_at > :now",
                        {"hash": token_hash, "now": stamp(now)})  # fmt: skip
        return _account(row) if row else None

    def end_web_session(self, token_hash: str) -> None:
        """Forget one browser."""
        self._do("DELETE FROM web_sessions WHERE hash = :hash", {"hash": token_hash})

    def end_web_sessions_of(self, account_id: str) -> None:
        """Forget all browsers of an account."""
        self._do("DELETE FROM web_sessions WHERE account_id = :id", {"id": account_id})

    def add_link(self, token_hash: str, account_id: str | None, until: datetime) -> None:
        """Keep a one-time sign-in link."""
        self._do("INSERT INTO sign_in_links (hash, account_id, expires_at) VALUES (:hash, :account, :until)",
                 {"hash": token_hash, "account": account_id, "until": stamp(until)})  # fmt: skip

    def drop_open_links(self) -> None:
        """Forget links for a first account that nobody used."""
        self._do("DELETE FROM sign_in_links WHERE account_id IS NULL AND used_at IS NULL", {})

    def link(self, token_hash: str, now: datetime) -> tuple[str | None] | None:
        """Return for whom an unused, living link is (None inside: for a new account); None if there is no such link."""
        row = self._row("SELECT account_id FROM sign_in_links WHERE hash = :hash AND used_at IS NULL AND expires_at > :now",
                        {"hash": token_hash, "now": stamp(now)})  # fmt: skip
        return (row["account_id"],) if row else None

    def use_link(self, token_hash: str, now: datetime) -> None:
        """Remember that a link was used."""
        self._do("UPDATE sign_in_links SET used_at = :now WHERE hash = :hash", {"hash": token_hash, "now": stamp(now)})

    def forget_expired(self, now: datetime) -> int:
        """Delete browsers and links that are past their time, and return how many."""
        values = {"now": stamp(now)}
        return self._do("DELETE FROM web_sessions WHERE expires_at <= :now", values) + self._do(
            "DELETE FROM sign_in_links WHERE expires_at <= :now", values
        )
