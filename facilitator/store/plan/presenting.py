"""Presentations of a plan, and answers to their two questions: on a random key until it closes, then only totals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from facilitator.domain.plan.presentation import Audience, Card, Presentation
from facilitator.domain.plan.questions import Question
from facilitator.store.rows import Family, Row, moment, pack, stamp, unpack


class Presenting(Family):
    """What was shown to whom, and what was answered."""

    def add(self, made: Presentation, trajectory_id: str, account_id: str, at: datetime) -> None:
        """Keep a new presentation."""
        self._do("INSERT INTO presentations (id, trajectory_id, audience, title, cards, made_by, made_at) "
                 "VALUES (:id, :trajectory, :audience, :title, :cards, :by, :at)",
                 {"id": made.id, "trajectory": trajectory_id, "audience": made.audience, "title": made.title,
                  "cards": _packed(made.cards), "by": account_id, "at": stamp(at)})  # fmt: skip

    def write(self, changed: Presentation) -> None:
        """Keep other cards or another title."""
        self._do("UPDATE presentations SET title = :title, cards = :cards WHERE id = :id",
                 {"id": changed.id, "title": changed.title, "cards": _packed(changed.cards)})  # fmt: skip

    def open(self, opened: Presentation, token_hash: str) -> None:
        """Let the link with this token take answers."""
        self._do("UPDATE presentations SET token_hash = :token, opened_at = :opened, closes_at = :closes, "
                 "languages = :languages, languages_reason = :reason WHERE id = :id",
                 {"id": opened.id, "token": token_hash, "opened": stamp(opened.opened_at),
                  "closes": stamp(opened.closes_at), "languages": " ".join(opened.languages),
                  "reason": opened.languages_reason})  # fmt: skip

    def close(self, presentation_id: str, totals: Mapping[str, Mapping[str, int]], at: datetime) -> None:
        """Keep the totals and erase who answered what."""
        self._do("UPDATE presentations SET closed_at = :at, totals = :totals WHERE id = :id",
                 {"id": presentation_id, "at": stamp(at), "totals": pack(totals)})  # fmt: skip
        self._do("DELETE FROM presentation_answers WHERE presentation_id = :id", {"id": presentation_id})

    def drop(self, presentation_id: str) -> None:
        """Let a presentation go."""
        self._do("DELETE FROM presentations WHERE id = :id", {"id": presentation_id})

    def all(self, trajectory_id: str) -> tuple[Presentation, ...]:
        """Return the presentations of a plan, newest first."""
        sql = "SELECT * FROM presentations WHERE trajectory_id = :id ORDER BY made_at DESC, id"
        return tuple(_presentation(row) for row in self._rows(sql, {"id": trajectory_id}))

    def get(self, trajectory_id: str, presentation_id: str) -> Presentation | None:
        """Return one presentation of a plan."""
        row = self._row("SELECT * FROM presentations WHERE trajectory_id = :trajectory AND id = :id",
                        {"trajectory": trajectory_id, "id": presentation_id})  # fmt: skip
        return _presentation(row) if row else None

    def presented(self, trajectory_id: str) -> frozenset[str]:
        """Return the actions on cards that people saw: those of a link that was opened, or of answers that were counted."""
        sql = ("SELECT cards FROM presentations WHERE trajectory_id = :id "
               "AND (opened_at IS NOT NULL OR closed_at IS NOT NULL)")  # fmt: skip
        rows = self._rows(sql, {"id": trajectory_id})
        return frozenset(card["item_id"] for row in rows for card in unpack(row["cards"]))

    def titles(self, presentation_id: str) -> dict[str, str]:
        """Return the titles of the cards of a presentation, by action."""
        packed = self._value("SELECT cards FROM presentations WHERE id = :id", {"id": presentation_id})
        return {card["item_id"]: card["title"] for card in unpack(packed)} if packed else {}

    def by_token(self, token_hash: str) -> tuple[Presentation, str] | None:
        """Return the presentation of a link, and its trajectory."""
        row = self._row("SELECT * FROM presentations WHERE token_hash = :token", {"token": token_hash})
        return (_presentation(row), row["trajectory_id"]) if row else None

    def has_token(self, presentation_id: str, token_hash: str) -> bool:
        """Say whether this is the token of its link."""
        sql = "SELECT 1 FROM presentations WHERE id = :id AND token_hash = :token"
        return self._value(sql, {"id": presentation_id, "token": token_hash}) is not None

    def due(self, now: datetime) -> tuple[Presentation, ...]:
        """Return those whose time is over and whose answers were not yet made totals."""
        sql = "SELECT * FROM presentations WHERE closed_at IS NULL AND closes_at <= :now ORDER BY id"
        return tuple(_presentation(row) for row in self._rows(sql, {"now": stamp(now)}))

    def answer(self, presentation_id: str, responder: str, question: Question, chosen: Sequence[str]) -> None:
        """Keep what somebody chose, in the place of what they chose before; nothing chosen is no answer."""
        named = {"id": presentation_id, "responder": responder, "question": question}
        self._do("DELETE FROM presentation_answers WHERE presentation_id = :id AND responder = :responder "
                 "AND question = :question", named)  # fmt: skip
        if chosen:
            self._do("INSERT INTO presentation_answers (presentation_id, responder, question, choices) "
                     "VALUES (:id, :responder, :question, :choices)", {**named, "choices": pack(list(chosen))})  # fmt: skip

    def answers(self, presentation_id: str) -> Iterator[tuple[Question, tuple[str, ...]]]:
        """Yield every answer to a question, without who gave it."""
        sql = "SELECT question, choices FROM presentation_answers WHERE presentation_id = :id"
        for row in self._rows(sql, {"id": presentation_id}):
            yield Question(row["question"]), tuple(unpack(row["choices"]))

    def answers_of(self, presentation_id: str, responder: str) -> dict[Question, tuple[str, ...]]:
        """Return what one browser answered."""
        sql = "SELECT * FROM presentation_answers WHERE presentation_id = :id AND responder = :responder"
        rows = self._rows(sql, {"id": presentation_id, "responder": responder})
        return {Question(row["question"]): tuple(unpack(row["choices"])) for row in rows}

    def responders(self, presentation_id: str) -> int:
        """Return how many answered a question."""
        sql = "SELECT count(DISTINCT responder) FROM presentation_answers WHERE presentation_id = :id"
        return int(self._value(sql, {"id": presentation_id}))


def _packed(cards: Sequence[Card]) -> str:
    return pack([asdict(card) for card in cards])


def _presentation(row: Row) -> Presentation:
    made = Presentation(row["id"], Audience(row["audience"]), row["title"],
                        tuple(Card(**card) for card in unpack(row["cards"])), moment(row["opened_at"]),
                        moment(row["closes_at"]), moment(row["closed_at"]), unpack(row["totals"]))  # fmt: skip
    return replace(made, languages=tuple(row["languages"].split()), languages_reason=row["languages_reason"])
