"""The keys that each person chose for the console, kept with the account."""

import json
from collections.abc import Mapping

from facilitator.domain.events import Event
from facilitator.domain.shortcuts import Shortcuts, choose, kept
from facilitator.domain.trajectory import Account
from facilitator.store import Store


def shortcuts(store: Store, account: Account) -> Shortcuts:
    """Return the keys of this person: ours, where nothing else was chosen."""
    return kept(json.loads(store.accounts.shortcuts(account.id)))


def choose_shortcuts(
    tx: Store, account: Account, listening: str, letters: Mapping[str, str]
) -> tuple[Shortcuts, list[Event]]:
    """Keep other keys for this person; refuses one key for two deeds on a page."""
    chosen = choose(listening, letters)
    tx.accounts.set_shortcuts(account.id, json.dumps({"listening": chosen.listening, "letters": dict(chosen.letters)}))
    return chosen, []


def reset_shortcuts(tx: Store, account: Account) -> tuple[Shortcuts, list[Event]]:
    """Give this person our keys again."""
    tx.accounts.set_shortcuts(account.id, "{}")
    return Shortcuts(), []
