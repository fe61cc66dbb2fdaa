"""The writer: deeds that wait are committed together, each is refused alone, and none is lost or half done."""

import sqlite3
import threading
from collections import Counter
from contextlib import closing

import pytest

from facilitator.domain.events import SeatTaken
from facilitator.domain.refusals import IdeaTaken, InvalidInput, NotFound, Refusal, TryAgain
from facilitator.loop import ThreadLoop
from facilitator.services.ideas import actions
from facilitator.services.voting import casting
from facilitator.store import Store, Writer, connect
from facilitator.store.database import FILE
from facilitator.store.migrations import migrate


class Loop:
    """A loop that calls when the test says so."""

    def __init__(self):
        self.soon, self.later = [], []

    def run(self):
        while self.soon:
            self.soon.pop(0)()


class Bench:
    """A writer on a loop of the test's own, with everything it tells written down in order."""

    def __init__(self, folder):
        self.loop, self.told = Loop(), []
        db = connect(folder)
        migrate(db, folder / FILE)
        self.store = Store(db)
        self.writer = Writer(
            self.store, self.loop.soon.append, lambda _seconds, call: self.loop.later.append(call),
            log=lambda batch: self.told.append(("log", [outcome.deed for outcome in batch])),
        )  # fmt: skip
        self.writer.publish = lambda events: self.told.append(("publish", [event.session_id for event in events]))

    def submit(self, deed, *args):
        self.writer.submit(lambda outcome: self.told.append((outcome.answer, outcome.error)), deed, *args)

    def answers(self):
        return [found for found in self.told if found[0] not in ("publish", "log")]

    def kept(self):
        return [what for _, what, _ in self.store.deletions.all()]


def keep(tx, word):
    tx.deletions.record(word, 1, tx.now())
    return word, [SeatTaken(word)]


def refuse(tx, word):
    tx.deletions.record(word, 1, tx.now())
    raise NotFound("Dit vinden we niet.")


def stumble(tx, word):
    tx.deletions.record(word, 1, tx.now())
    raise KeyError(word)


def lose_the_transaction(tx, word):
    tx.deletions.record(word, 1, tx.now())
    tx.db.execute("ROLLBACK")
    raise RuntimeError(word)


def name_half_a_sign(tx, word):
    return tx.accounts.get(word + "\ud83d"), []


@pytest.fixture
def bench(tmp_path):
    made = Bench(tmp_path)
    yield made
    made.store.close()


def test_what_waits_is_committed_once_then_answered_then_published_then_logged(bench):
    for word in "abc":
        bench.submit(keep, word)
    assert (bench.told, len(bench.loop.soon), bench.writer.is_waiting) == ([], 1, True)

    bench.loop.run()

    assert bench.told == [("a", None), ("b", None), ("c", None), ("publish", ["a", "b", "c"]), ("log", ["keep"] * 3)]
    assert (bench.kept(), bench.writer.is_waiting) == (["a", "b", "c"], False)


def test_everything_is_on_disk_before_anybody_hears_of_it(bench, tmp_path):
    seen = []

    def look(_outcome):
        with closing(sqlite3.connect(tmp_path / FILE)) as other:
            seen.append(other.execute("SELECT count(*) FROM deletions").fetchone()[0])

    bench.writer.submit(look, keep, "a")
    bench.writer.submit(look, keep, "b")
    bench.loop.run()

    assert seen == [2, 2]


def test_a_refused_deed_undoes_itself_alone_and_is_announced_to_nobody(bench):
    bench.submit(keep, "a")
    bench.submit(refuse, "b")
    bench.submit(keep, "c")
    bench.loop.run()

    assert bench.kept() == ["a", "c"]
    assert [(answer, type(error)) for answer, error in bench.answers()] == [
        ("a", type(None)), (None, NotFound), ("c", type(None))
    ]  # fmt: skip
    assert ("publish", ["a", "c"]) in bench.told


def test_a_bug_in_one_deed_harms_no_other(bench):
    bench.submit(keep, "a")
    bench.submit(stumble, "b")
    bench.loop.run()

    assert (bench.kept(), [type(error) for _, error in bench.answers()]) == (["a"], [type(None), KeyError])


def test_an_id_that_cannot_be_written_is_bad_input(bench):
    bench.submit(name_half_a_sign, "a")
    bench.loop.run()

    assert [type(error) for _, error in bench.answers()] == [InvalidInput]


def test_when_the_transaction_is_gone_everybody_tries_again_and_nothing_is_published(bench):
    bench.submit(keep, "a")
    bench.submit(lose_the_transaction, "b")
    bench.submit(keep, "c")
    bench.loop.run()

    assert bench.kept() == []
    assert [(answer, type(error)) for answer, error in bench.answers()] == [(None, TryAgain)] * 3
    assert [what for what, _ in bench.told if what == "publish"] == []

    bench.submit(keep, "a")
    bench.loop.run()
    assert bench.kept() == ["a"]


def test_while_another_process_holds_the_file_deeds_wait_and_none_is_lost(bench, tmp_path):
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        bench.submit(keep, "a")
        bench.loop.run()
        bench.submit(keep, "b")
        bench.loop.run()
        assert (bench.told, len(bench.loop.later), bench.writer.is_waiting) == ([], 1, True)
        other.execute("COMMIT")

    bench.loop.later.pop()()

    assert (bench.kept(), bench.answers()) == (["a", "b"], [("a", None), ("b", None)])


def test_who_holds_the_file_for_long_makes_everybody_try_again(bench, tmp_path, monkeypatch):
    monkeypatch.setattr("facilitator.store.writer.LOCK_PATIENCE", -1.0)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        bench.submit(keep, "a")
        bench.loop.run()

    assert [type(error) for _, error in bench.answers()] == [TryAgain]
    assert bench.kept() == []


def test_a_flush_waits_for_who_holds_the_file_and_answers_everybody(bench, tmp_path):
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    bench.submit(keep, "a")
    letting_go = threading.Timer(0.05, lambda: other.execute("COMMIT"))
    letting_go.start()

    bench.writer.flush()

    letting_go.join()
    other.close()
    assert (bench.kept(), bench.answers()) == (["a"], [("a", None)])


def test_a_full_disk_asks_to_try_again_and_publishes_nothing(bench):
    pages = bench.store.db.execute("PRAGMA page_count").fetchone()[0]
    bench.store.db.execute(f"PRAGMA max_page_count={pages}")

    bench.submit(keep, "x" * 100_000)
    bench.submit(keep, "y" * 100_000)
    bench.loop.run()

    assert [type(error) for _, error in bench.answers()] == [TryAgain, TryAgain]
    assert [told for told in bench.told if told[0] == "publish"] == []
    assert bench.kept() == []

    bench.store.db.execute(f"PRAGMA max_page_count={pages + 1000}")
    bench.submit(keep, "y" * 100_000)
    bench.loop.run()
    assert bench.answers()[-1] == ("y" * 100_000, None)


def test_a_closed_file_leaves_nobody_waiting(tmp_path):
    bench = Bench(tmp_path)
    bench.store.close()

    bench.submit(keep, "a")
    bench.loop.run()

    assert [type(error) for _, error in bench.answers()] == [TryAgain]


def test_a_listener_that_fails_takes_no_answer_away(bench, caplog):
    def fail(_events):
        raise RuntimeError("een scherm is stuk")

    bench.writer.publish = fail
    bench.submit(keep, "a")
    bench.loop.run()

    assert bench.told == [("a", None), ("log", ["keep"])]
    assert [record.message for record in caplog.records] == ["what happened could not be told"]


def test_more_deeds_than_fit_one_commit_are_all_done_in_order(bench, monkeypatch):
    monkeypatch.setattr("facilitator.store.writer.LARGEST_BATCH", 2)
    for word in "abcde":
        bench.submit(keep, word)
    bench.loop.run()

    assert bench.answers() == [(word, None) for word in "abcde"]
    assert [told[1] for told in bench.told if told[0] == "publish"] == [["a", "b"], ["c", "d"], ["e"]]


def test_closing_first_commits_what_waits(tmp_path):
    bench = Bench(tmp_path)
    bench.submit(keep, "a")
    bench.writer.close()

    assert bench.answers() == [("a", None)]
    with closing(sqlite3.connect(tmp_path / FILE)) as after:
        assert after.execute("SELECT what FROM deletions").fetchall() == [("a",)]


def test_what_one_kind_of_deed_looked_up_is_forgotten_before_another_kind(bench):
    seen = []

    def remember(tx):
        seen.append(dict(tx.memo))
        tx.memo["rule"] = 1
        return None, []

    def other(tx):
        seen.append(dict(tx.memo))
        return None, []

    for deed in (remember, remember, other):
        bench.submit(deed)
    bench.loop.run()

    assert seen == [{}, {"rule": 1}, {}]
    assert bench.store.memo == {}


@pytest.fixture
def threaded(room):
    """A room whose deeds are handed in by many threads at once."""
    loop = ThreadLoop()
    room.kept.writer = Writer(room.kept.store, loop.call_soon, loop.call_later)
    return room


def _race(deeds):
    """Do all deeds at once, each in a thread; return what they answered or refused."""
    start, found = threading.Barrier(len(deeds)), []

    def run(deed):
        start.wait()
        try:
            found.append(deed())
        except Refusal as error:
            found.append(type(error))

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_of_eight_who_take_the_last_idea_at_once_one_gets_it(threaded):
    an = threaded.join()
    threaded.open("write")
    idea = threaded.write(an, "Een digipunt")

    def take(n):
        return threaded.kept.do(actions.create_action, threaded.fien, threaded.session_id, f"Actie {n}", [idea]).number

    found = _race([lambda n=n: take(n) for n in range(8)])

    assert Counter(found) == {1: 1, IdeaTaken: 7}
    assert [action.ideas for action in threaded.kept.store.actions.of_session(threaded.session_id)] == [(idea,)]


def test_actions_made_at_once_get_the_numbers_one_to_n(threaded):
    threaded.open("write")
    found = _race([lambda n=n: threaded.actions(f"Actie {n}")[0].number for n in range(8)])

    assert sorted(found) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_ballot_sent_eight_times_with_one_key_is_kept_once(threaded):
    an = threaded.join()
    made = threaded.actions("Digipunt", "Digibus", "Digibank")
    vote = threaded.open("vote")

    def cast():
        return threaded.kept.do(casting.cast_ballot, an, vote.id, [made[0].id], "sleutel").left

    assert _race([cast] * 8) == [2] * 8
    assert threaded.kept.store.ballots.cast_count(vote.id) == 1
