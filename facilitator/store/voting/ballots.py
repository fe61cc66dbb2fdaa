"""Ballots: on seats until the count, and after it anonymous, sorted by content, with nothing that leads back."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Channel
from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.groups import LADDER, Group
from facilitator.domain.voting.tally import CountedBallot
from facilitator.domain.voting.terms import Terms, terms
from facilitator.store.rows import Family, Row, pack, stamp, unpack

GROUPS = {group.key: group for rung in LADDER.values() for group in rung}


@dataclass(frozen=True)
class LooseBallot:
    """A ballot as it is taken from the seats to be counted; `turn` is that of the list it was chosen from, if it was turned."""

    choices: Choices
    role: Role
    channel: Channel
    turn: int | None = None


@dataclass(frozen=True)
class CountedStep:
    """What is kept of a counted vote besides its ballots."""

    actions: tuple[tuple[str, int], ...]
    groups: tuple[Group, ...]
    channels: Mapping[str, int]
    terms: Mapping[str, object] = field(default_factory=dict)
    order_test: Mapping[str, object] = field(default_factory=dict)

    def terms_of(self, kind: BallotKind, options: Mapping[str, object]) -> Terms:
        """Return the terms of this count; of one made before terms were kept, those of its step."""
        kept = self.terms or options
        costs = kept.get("costs")
        return terms(
            kind, kept, frozenset(action for action, _ in self.actions), costs if isinstance(costs, dict) else {}
        )


@dataclass(frozen=True)
class RawCount:
    """A counted vote as it lies there: texts, that nothing has read yet."""

    ballots: list[tuple[str, str]]
    actions: str
    groups: str
    channels: str
    terms: str = "{}"
    order_test: str = "{}"


def unpacked(text: str) -> Choices:
    value = unpack(text)
    return tuple(value) if isinstance(value, list) else dict(value)


def packed(choices: Choices) -> str:
    return pack(list(choices) if isinstance(choices, tuple) else dict(choices))


class Ballots(Family):
    """Ballots of votes under way, and of counted ones."""

    def cast(self, step_id: str, seat_id: str, choices: Choices) -> None:
        """Keep a seat's ballot in the place of its earlier one."""
        self._db.execute(
            "INSERT INTO ballots (step_id, participant_id, choices) VALUES (:step, :seat, :choices) "
            "ON CONFLICT (step_id, participant_id) DO UPDATE SET choices = excluded.choices",
            {"step": step_id, "seat": seat_id, "choices": packed(choices)},
        )

    def withdraw(self, step_id: str, seat_id: str) -> None:
        """Take a seat's ballot back."""
        self._do(
            "DELETE FROM ballots WHERE step_id = :step AND participant_id = :seat", {"step": step_id, "seat": seat_id}
        )

    def of_seat(self, step_id: str, seat_id: str) -> Choices | None:
        """Return a seat's own ballot while it hangs there."""
        row = self._row("SELECT choices FROM ballots WHERE step_id = :step AND participant_id = :seat",
                        {"step": step_id, "seat": seat_id})  # fmt: skip
        return unpacked(row["choices"]) if row else None

    def seat_has_voted(self, seat_id: str) -> bool:
        """Say whether any ballot hangs on this seat."""
        return bool(self._value("SELECT 1 FROM ballots WHERE participant_id = :seat LIMIT 1", {"seat": seat_id}))

    def voted_on(self, session_id: str, action_id: str) -> bool:
        """Say whether a counted vote of this session was about this action."""
        return any(action_id in about for about in self.subjects(session_id).values())

    def subjects(self, session_id: str) -> dict[str, frozenset[str]]:
        """Return which actions each counted vote of a session was about."""
        sql = (
            "SELECT c.step_id, c.actions FROM counted_steps c JOIN steps s ON s.id = c.step_id WHERE s.session_id = :id"
        )
        rows = self._rows(sql, {"id": session_id})
        return {row["step_id"]: frozenset(pair[0] for pair in unpack(row["actions"])) for row in rows}

    def cast_count(self, step_id: str) -> int:
        """How many ballots are in, screens and paper together."""
        return int(
            self._db.execute(
                "SELECT (SELECT count(*) FROM ballots WHERE step_id = :step) + "
                "(SELECT count(DISTINCT serial) FROM paper_ballots WHERE step_id = :step)",
                {"step": step_id},
            ).fetchone()[0]
        )

    def cast_per_channel(self, step_id: str) -> dict[str, int]:
        """How many ballots are in by each way."""
        sql = ("SELECT p.channel, count(*) AS n FROM ballots b JOIN participants p ON p.id = b.participant_id "
               "WHERE b.step_id = :step GROUP BY p.channel")  # fmt: skip
        found = {row["channel"]: row["n"] for row in self._rows(sql, {"step": step_id})}
        paper = self._value("SELECT count(DISTINCT serial) FROM paper_ballots WHERE step_id = :step", {"step": step_id})
        return found | ({Channel.PAPER.value: paper} if paper else {})

    def loose(self, step_id: str) -> list[LooseBallot]:
        """Return the ballots of seats with what the count needs to know of them."""
        sql = ("SELECT b.choices, p.role, p.channel, p.turn FROM ballots b JOIN participants p ON p.id = b.participant_id "
               "WHERE b.step_id = :step")  # fmt: skip
        return [_loose(row) for row in self._rows(sql, {"step": step_id})]

    def cut(self, step_id: str, counted: Sequence[CountedBallot], step: CountedStep, at: datetime) -> None:
        """Replace the ballots of a vote by anonymous ones, sorted by content, and erase every key."""
        for table in ("ballots", "counted_ballots", "counted_reasons", "counted_steps"):
            self._do(f"DELETE FROM {table} WHERE step_id = :step", {"step": step_id})
        self._do("DELETE FROM deed_keys WHERE scope = :step", {"step": step_id})
        for n, (choices, group) in enumerate(sorted((packed(ballot.choices), ballot.group) for ballot in counted), 1):
            self._do("INSERT INTO counted_ballots (step_id, n, choices, group_key) VALUES (:step, :n, :choices, :group)",
                     {"step": step_id, "n": n, "choices": choices, "group": group})  # fmt: skip
        self._do("INSERT INTO counted_steps (step_id, actions, groups, channels, terms, order_test, counted_at) "
                 "VALUES (:step, :actions, :groups, :channels, :terms, :order, :at)",
                 {"step": step_id, "actions": pack([list(pair) for pair in step.actions]), "at": stamp(at),
                  "groups": pack([group.key for group in step.groups]), "channels": pack(dict(step.channels)),
                  "terms": pack(dict(step.terms)), "order": pack(dict(step.order_test))})  # fmt: skip

    def keep_reasons(self, step_id: str, reasons: Iterable[tuple[str, str, str]]) -> None:
        """Keep why people objected, by (action, answer, reason), sorted by content and tied to no ballot."""
        for n, (action, answer, reason) in enumerate(sorted(reasons), 1):
            self._do("INSERT INTO counted_reasons (step_id, n, action_id, answer, reason) "
                     "VALUES (:step, :n, :action, :answer, :reason)",
                     {"step": step_id, "n": n, "action": action, "answer": answer, "reason": reason})  # fmt: skip

    def reasons(self, step_id: str) -> list[tuple[str, str, str]]:
        """Return (action, answer, reason) of every reason of a counted vote."""
        sql = "SELECT action_id, answer, reason FROM counted_reasons WHERE step_id = :step ORDER BY n"
        return [(row["action_id"], row["answer"], row["reason"]) for row in self._rows(sql, {"step": step_id})]

    def numbered_reasons(self, step_id: str) -> dict[int, tuple[str, str, str]]:
        """Return the reasons of a counted vote by their number, which stays when another one goes."""
        sql = "SELECT n, action_id, answer, reason FROM counted_reasons WHERE step_id = :step ORDER BY n"
        return {
            row["n"]: (row["action_id"], row["answer"], row["reason"]) for row in self._rows(sql, {"step": step_id})
        }

    def erase_reason(self, step_id: str, n: int) -> int:
        """Erase one reason of a counted vote; return how many there were."""
        return self._do("DELETE FROM counted_reasons WHERE step_id = :step AND n = :n", {"step": step_id, "n": n})

    def erase_reasons(self, session_id: str) -> int:
        """Erase all reasons of a session; return how many there were."""
        sql = "DELETE FROM counted_reasons WHERE step_id IN (SELECT id FROM steps WHERE session_id = :session)"
        return self._do(sql, {"session": session_id})

    def counted(self, step_id: str) -> tuple[CountedStep, list[CountedBallot]] | None:
        """Return a counted vote and its anonymous ballots."""
        row = self._row("SELECT * FROM counted_steps WHERE step_id = :step", {"step": step_id})
        if row is None:
            return None
        ballots = self._rows(
            "SELECT choices, group_key FROM counted_ballots WHERE step_id = :step ORDER BY n", {"step": step_id}
        )
        return _counted_step(row), [
            CountedBallot(unpacked(ballot["choices"]), ballot["group_key"]) for ballot in ballots
        ]

    def counted_ids(self) -> set[str]:
        """Return the steps of which the link was cut."""
        return {row["step_id"] for row in self._rows("SELECT step_id FROM counted_steps", {})}

    def raw_counted(self, step_id: str) -> RawCount | None:
        """Return a counted vote as it lies there, for who recounts."""
        row = self._row(
            "SELECT actions, groups, channels, terms, order_test FROM counted_steps WHERE step_id = :step",
            {"step": step_id},
        )
        if row is None:
            return None
        sql = "SELECT choices, group_key FROM counted_ballots WHERE step_id = :step ORDER BY n"
        ballots = [(found["choices"], found["group_key"]) for found in self._rows(sql, {"step": step_id})]
        return RawCount(ballots, row["actions"], row["groups"], row["channels"], row["terms"], row["order_test"])

    @staticmethod
    def fingerprint(raw: RawCount) -> str:
        """Return the hash by which the journal knows a count: one other choice or group gives another."""
        # Counts made before these were kept have none, and their hash stands in the journal.
        kept_later = [text for text in (raw.terms, raw.order_test) if text != "{}"]
        lines = [
            raw.actions,
            raw.groups,
            raw.channels,
            *kept_later,
            *[f"{choices} {group}" for choices, group in raw.ballots],
        ]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _loose(row: Row) -> LooseBallot:
    channel = Channel(row["channel"])
    # Only a phone turns its list: where two people look, they speak of numbers.
    turn = row["turn"] if channel is Channel.PHONE else None
    return LooseBallot(unpacked(row["choices"]), Role(row["role"]), channel, turn)


def _counted_step(row: Row) -> CountedStep:
    actions = tuple((str(pair[0]), int(pair[1])) for pair in unpack(row["actions"]))
    return CountedStep(actions, tuple(GROUPS[key] for key in unpack(row["groups"])), unpack(row["channels"]),
                       unpack(row["terms"]), unpack(row["order_test"]))  # fmt: skip


class Keys(Family):
    """Keys that askers gave their deeds, each with the first answer."""

    def known(self, scope: str, asker: str, key: str) -> str | None:
        """Return the first answer to this key."""
        found = self._db.execute("SELECT answer FROM deed_keys WHERE scope = :scope AND asker = :asker AND key = :key",
                                 {"scope": scope, "asker": asker, "key": key}).fetchone()  # fmt: skip
        return found[0] if found else None

    def keep(self, scope: str, asker: str, key: str, answer: str) -> None:
        """Remember the first answer to this key."""
        self._db.execute("INSERT INTO deed_keys (scope, asker, key, answer) VALUES (:scope, :asker, :key, :answer)",
                         {"scope": scope, "asker": asker, "key": key, "answer": answer})  # fmt: skip

    def forget(self, scope: str) -> int:
        """Erase the keys of a scope."""
        return self._do("DELETE FROM deed_keys WHERE scope = :scope", {"scope": scope})


class Answers(Family):
    """Answers to practice and evaluation questions: on seats while the session lasts, then totals only."""

    def give(self, step_id: str, seat_id: str, question: str, option: str) -> None:
        """Keep a seat's answer in the place of its earlier one."""
        self._do("INSERT INTO answers (step_id, participant_id, question, option) VALUES (:step, :seat, :question, :option) "
                 "ON CONFLICT (step_id, participant_id, question) DO UPDATE SET option = excluded.option",
                 {"step": step_id, "seat": seat_id, "question": question, "option": option})  # fmt: skip

    def of_seat(self, step_id: str, seat_id: str) -> dict[str, str]:
        """Return a seat's own answers while they hang there."""
        rows = self._rows("SELECT question, option FROM answers WHERE step_id = :step AND participant_id = :seat",
                          {"step": step_id, "seat": seat_id})  # fmt: skip
        return {row["question"]: row["option"] for row in rows}

    def totals(self, step_id: str) -> dict[str, dict[str, int]]:
        """Return how often each option was given."""
        sql = ("SELECT question, option, sum(n) AS n FROM ("
               "SELECT question, option, count(*) AS n FROM answers WHERE step_id = :step GROUP BY question, option UNION ALL "
               "SELECT question, option, n FROM answer_totals WHERE step_id = :step) GROUP BY question, option ORDER BY question, option")  # fmt: skip
        totals: dict[str, dict[str, int]] = {}
        for row in self._rows(sql, {"step": step_id}):
            totals.setdefault(row["question"], {})[row["option"]] = row["n"]
        return totals

    def fold(self, step_id: str) -> None:
        """Turn answers into totals and cut them loose from their seats."""
        totals = self.totals(step_id)
        for table in ("answers", "answer_totals"):
            self._do(f"DELETE FROM {table} WHERE step_id = :step", {"step": step_id})
        for question, options in totals.items():
            for option, n in options.items():
                self._do("INSERT INTO answer_totals (step_id, question, option, n) VALUES (:step, :question, :option, :n)",
                         {"step": step_id, "question": question, "option": option, "n": n})  # fmt: skip
