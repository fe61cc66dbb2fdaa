"""Deletion with proof: once its time is over, nothing personal stands in database, copies, exports or the log."""

import io
import json
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from facilitator import operate
from facilitator.domain.roles import Role
from facilitator.exports import write
from facilitator.services.coverage.headcounts import count_at_table, want_people
from facilitator.services.helping import hands, helpers, kiosks, scribing
from facilitator.services.house.secrets import hashed
from facilitator.services.ideas import actions, codes, ideas
from facilitator.services.ideas.words import normalised
from facilitator.services.plan import planning
from facilitator.services.sessions import joining, rooms, sessions
from facilitator.services.voting import papers
from facilitator.services.voting.results import results
from facilitator.settings import Settings
from facilitator.store.migrations import COPY
from tests.cast import workshop
from tests.house import Server

SECRET = b"a secret of the house"
LONG_AGO = datetime(2020, 3, 12, 18, 0, tzinfo=UTC)


@dataclass
class Left:
    """What people leave behind in an evening, by how long it may stay."""

    day: list[str] = field(default_factory=list)
    months: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)

    @property
    def all(self):
        return self.day + self.months + self.never


def _evening(room):
    """A session with everything in it that is about people: returns what each left behind."""
    kept, left = room.kept, Left()
    kept.do(sessions.set_session, room.fien, room.session_id, receipts=True)
    joined = [kept.do(joining.join, room.codes, Role.CITIZEN, 1) for _ in range(6)]
    people = [one.seat for one in joined]
    left.day += [seat.id for seat in people] + [hashed(one.token) for one in joined]
    left.never += [one.token for one in joined]

    key = kept.do(helpers.make_helper, room.fien, room.session_id, "Godelieve Peeters")
    helper = helpers.helper_by_key(kept.store, key)
    tablet = kept.do(kiosks.make_kiosk, room.fien, room.session_id, 2)
    left.day += ["Godelieve Peeters", hashed(key), hashed(tablet)]
    left.never += [key, tablet]
    kept.do(hands.raise_hand, people[0], "help")

    wanted = "Nieuwkomers uit de wijk"
    kept.do(want_people, room.fien, room.session_id, [(wanted, "8")])
    for table in ("1", "2"):
        kept.do(count_at_table, helper, table, {wanted: "3"})
    left.months.append(wanted)

    room.open("write")
    written = [_write(room, seat, f"Eigen woorden van iemand {n}") for n, seat in enumerate(people)]
    slip = codes.new_codes(1)[0]
    kept.do(scribing.scribe_idea, helper, scribing.Told("Verteld aan Godelieve", slip=slip), True, kept.key())
    own = [rooms.desk(kept.store, seat, SECRET).codes[idea] for seat, idea in zip(people, written, strict=True)]
    left.months += ["Eigen woorden van iemand 3", "Verteld aan Godelieve"]
    left.months += [hashed(normalised(code)) for code in [*own, slip]]
    left.never += [*own, slip]

    room.open("tables")
    kept.do(ideas.hand_in, people[1], "Korte titel van tafel een", written[1], kept.key())
    left.months.append("Korte titel van tafel een")
    action = kept.do(actions.create_action, room.fien, room.session_id, "Digipunt in elk dorp", written[:3])
    room.actions("Digibus")

    vote = room.open("vote")
    kept.do(papers.print_ballots, room.fien, room.session_id, vote.id, 3)
    for seat in people:
        room.cast(seat, vote, [action.id])
    receipts = [rooms.desk(kept.store, seat).receipt for seat in people]
    left.months += receipts
    room.count(vote)
    room.show(vote)
    kept.do(planning.propose, room.fien, room.session_id, vote.id, [action.id])
    kept.do(sessions.end_session, room.fien, room.session_id)
    return left, vote


def _write(room, seat, text):
    return room.kept.do(ideas.submit_idea, seat, text, room.kept.key(), 3, 500, SECRET).id


def _found(folder, words):
    """Return which of these words stand in any file of the data directory, to the last byte."""
    raw = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return [word for word in words if any(word.encode() in content for content in raw)]


def _exports(room):
    """Return every export of the plan as one text, workbooks unpacked."""
    plan = planning.whole_plan(room.kept.store, room.trajectory)
    made = [write(plan, "json", "full", ""), write(plan, "xlsx", "full", "")]
    made += [write(plan, "csv", "full", sheet) for sheet in ("acties", "ramingen", "doelstellingenboom", "advies")]
    with zipfile.ZipFile(io.BytesIO(made[1])) as book:
        made += [book.read(name) for name in book.namelist()]
    return b"\n".join(made)


@pytest.fixture
def retain(kept):
    def run():
        done = operate.retain(kept.writer, kept.store, kept.folder, Settings())
        return {what: n for what, n in done.items() if n}

    return run


def test_what_is_secret_is_never_kept_in_clear_at_all(room):
    left, _ = _evening(room)
    assert _found(room.kept.folder, left.never) == []
    assert _found(room.kept.folder, left.day + left.months) == left.day + left.months


def test_a_day_later_who_was_there_is_gone_from_every_file_and_copy(room, retain):
    left, vote = _evening(room)
    operate.backup(room.kept.folder, room.kept.folder / operate.SAFETY_COPY)
    operate.backup(room.kept.folder, room.kept.folder / f"draagvlak.db{COPY}2")
    before = results(room.kept.store, room.session_id, vote.id)

    room.kept.clock.move(hours=25)
    assert retain() == {"seats": 6, "helpers": 1, "tablets": 1, "paper ballots": 3}

    assert _found(room.kept.folder, left.day + left.never) == []
    assert room.kept.store.papers.serials(room.session_id) == frozenset()
    assert _found(room.kept.folder, left.months) == left.months
    assert results(room.kept.store, room.session_id, vote.id) == before
    assert retain() == {}


def test_months_later_no_word_of_anybody_is_left_and_the_plan_is(room, retain):
    left, vote = _evening(room)
    operate.backup(room.kept.folder, room.kept.folder / operate.SAFETY_COPY)
    room.kept.clock.move(hours=25)
    retain()
    room.kept.clock.move(days=6 * 31)
    # Seven ideas, and the sealed titles of two actions.
    assert retain() == {"texts": 9, "receipts": 6, "headcounts": 2}

    assert _found(room.kept.folder, left.all) == []
    titles = [item.title for item in planning.whole_plan(room.kept.store, room.trajectory).items]
    assert titles == ["Digipunt in elk dorp"]
    assert [row.votes for row in results(room.kept.store, room.session_id, vote.id).rows] == [6, 0]
    assert operate.verify(room.kept.folder) == []


def test_the_log_of_deletions_holds_numbers_and_nothing_else(room, retain):
    left, _ = _evening(room)
    room.kept.clock.move(days=200)
    retain()
    log = room.kept.store.deletions.all()
    assert sorted((what, n) for _, what, n in log) == [
        ("headcounts", 2), ("helpers", 1), ("paper ballots", 3), ("receipts", 6), ("seats", 6), ("tablets", 1), ("texts", 9)
    ]  # fmt: skip
    assert [word for word in left.all if word in json.dumps(log)] == []


def test_no_export_ever_holds_what_people_left_behind(room, retain):
    left, _ = _evening(room)
    exports = _exports(room)
    assert [word for word in left.all if word.encode() in exports] == []
    assert b"Digipunt in elk dorp" in exports
    room.kept.clock.move(days=200)
    retain()
    assert b"Digipunt in elk dorp" in _exports(room)


def test_a_backup_from_before_is_put_back_without_what_should_be_gone(kept, tmp_path):
    kept.clock.now = LONG_AGO
    room = workshop(kept)
    left, vote = _evening(room)
    copy = tmp_path / "elsewhere" / "copy.db"
    copy.parent.mkdir()
    operate.backup(kept.folder, copy)
    assert _found(copy.parent, left.day + left.months) == left.day + left.months

    fresh = tmp_path / "fresh"
    fresh.mkdir()
    operate.restore(fresh, copy)

    assert _found(fresh, left.all) == []
    assert operate.verify(fresh) == []
    with operate.opened(fresh) as store:
        assert [row.votes for row in results(store, room.session_id, vote.id).rows] == [6, 0]


def test_the_log_of_a_running_server_holds_nothing_of_anybody(tmp_path):
    server = Server(tmp_path / "data").start()
    try:
        said = _over_the_wire(server)
        log = (tmp_path / "data.log").read_text()
    finally:
        server.close()
    assert '"deed": "submit_idea"' in log
    assert [word for word in said if word in log] == []


def _over_the_wire(server):
    """An evening over HTTP, with the page for ideas: returns every word of it that a log could give away."""
    token = server.token()
    fien = server.api(token)
    trajectory = fien.post("/trajectories", {"municipality": "37002", "title": "Iedereen mee"})["id"]
    made = fien.post(f"/trajectories/{trajectory}/sessions", {"format": "startsessie"})
    steps = {step["method"]: step["id"] for step in made["steps"]}
    seat = server.api().post("/join", {"code": made["code"], "role": "citizen"})
    an = server.api(seat["token"])
    base = f"/sessions/{made['id']}"
    fien.post(f"{base}/steps/{steps['write']}/open")
    idea = an.post(f"{base}/ideas", {"text": "Woorden van An", "key": "sleutel-van-an"})["id"]
    chosen = [fien.post(f"{base}/actions", {"title": title, "ideas": []})["id"] for title in ("Een", "Twee")]
    fien.post(f"{base}/steps/{steps['vote']}/open")
    an.put(f"{base}/steps/{steps['vote']}/ballot", {"choices": chosen[:1], "key": "sleutel-van-stem"})
    code = codes._derived((server.data / "secret").read_bytes(), idea, 0)
    page = an.client.post(f"{server.base}/idee", data={"code": code})
    assert "Woorden van An" in page.text
    assert an.client.post(f"{server.base}/idee", data={"code": "verkeerde woorden"}).status_code == 404
    assert an.client.post(f"{server.base}/idee/weg/ja", data={"code": code}).status_code == 200
    return [token, seat["token"], seat["participant"], "Woorden van An", "sleutel-van", idea, code, "verkeerde",
            *chosen, made["board_key"], made["code"]]  # fmt: skip
