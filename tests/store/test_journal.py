"""The journal: a chain that holds without its texts, and shows where somebody changed it."""

import pytest

from facilitator.services.ideas import actions
from facilitator.store.journal import _link


@pytest.fixture
def journal(room):
    room.open("write")
    room.actions("Een geheime titel", "Nog een titel")
    room.open("merge")
    return room.kept.store.journal


def _change(room, sql):
    room.kept.store.db.execute(sql)


def test_an_untouched_chain_holds(journal):
    assert list(journal.breaks()) == []


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE journal SET who = 'iemand anders' WHERE n = 3", [3]),
        ("UPDATE journal SET at = '2027-01-01T00:00:00.000Z' WHERE n = 3", [3]),
        ("UPDATE journal SET deed = 'open_step' WHERE n = 2", [2]),
        ("UPDATE journal SET facts = '{}' WHERE n = 4", [4]),
        ("UPDATE journal SET session_id = NULL WHERE n = 4", [4]),
        ("DELETE FROM journal WHERE n = 3", [4]),
        ("UPDATE journal SET hash = 'x' WHERE n = 3", [3, 4]),
        ("UPDATE journal SET n = n + 10 WHERE n > 2", [13]),
    ],
)
def test_tampering_is_found_at_its_line(room, journal, sql, broken):
    _change(room, sql)

    assert list(journal.breaks())[: len(broken)] == broken


def test_a_changed_line_with_a_hash_that_fits_breaks_at_the_next(room, journal):
    row = next(iter(room.kept.store.db.query("SELECT * FROM journal WHERE n = 3")))
    forged = _link(row["previous"], row | {"who": "iemand anders"})
    room.kept.store.db.execute("UPDATE journal SET who = 'iemand anders', hash = :hash WHERE n = 3", {"hash": forged})

    assert list(journal.breaks()) == [4]


def test_texts_lie_apart_and_the_chain_holds_after_they_are_erased(room, journal):
    lines = list(room.kept.store.db.query("SELECT * FROM journal"))
    assert not any("geheime" in str(row) for row in lines)
    assert [row["text"] for row in room.kept.store.db.query("SELECT text FROM journal_texts ORDER BY text")] == [
        "Een geheime titel", "Nog een titel"
    ]  # fmt: skip

    assert journal.erase_texts(room.session_id) == 2

    assert list(room.kept.store.db.query("SELECT * FROM journal_texts")) == []
    assert list(journal.breaks()) == []


def test_the_same_title_twice_is_sealed_with_another_salt(room):
    room.actions("Digipunt", "Digipunt")
    sealed = [
        entry.facts["title"]
        for entry in room.kept.store.journal.of_session(room.session_id)
        if entry.deed == "create_action"
    ]

    assert len(set(sealed)) == 2


def test_it_tells_the_deeds_of_a_session_in_order_with_who_did_them(room):
    room.open("write")
    made = room.actions("Digipunt")
    room.kept.do(actions.remove_action, room.fien, room.session_id, made[0].id)

    entries = room.kept.store.journal.of_session(room.session_id)
    assert [entry.deed for entry in entries] == ["create_session", "open_step", "create_action", "remove_action"]
    assert {entry.who for entry in entries} == {room.fien.id}
    assert [entry.n for entry in entries] == sorted(entry.n for entry in entries)


def test_what_people_do_on_their_seats_is_not_in_it(room):
    an = room.join()
    room.open("write")
    room.write(an, "Een heel bijzonder idee")
    made = room.actions("Digipunt", "Digibus")
    vote = room.open("vote")
    room.cast(an, vote, [made[0].id])
    before = list(room.kept.store.db.query("SELECT * FROM journal"))
    room.cast(an, vote, [])

    lines = list(room.kept.store.db.query("SELECT * FROM journal"))
    assert lines == before
    assert not any(an.id in str(row) or "bijzonder" in str(row) for row in lines)
