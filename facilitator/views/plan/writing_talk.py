"""What is said beside one field, and the texts suggested for it, each compared word by word with what stands there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from facilitator.domain.plan.differences import Part, differences
from facilitator.domain.plan.talk import Comment, Outcome, Suggestion, is_suggestible, may_answer, may_talk
from facilitator.domain.text import N_
from facilitator.views.plan.plan_field import Desk, typed_as, written
from facilitator.views.times import minute

Said = TypeVar("Said", Comment, Suggestion)
WORDS = {
    Outcome.OPEN: N_("wacht op antwoord"),
    Outcome.ACCEPTED: N_("overgenomen"),
    Outcome.REJECTED: N_("niet overgenomen"),
    Outcome.TAKEN_BACK: N_("ingetrokken"),
}


@dataclass(frozen=True)
class CommentView:
    """One comment; `settled_by` is empty while it is open."""

    id: str
    who: str
    when: str
    text: str
    settled_by: str


@dataclass(frozen=True)
class SuggestionView:
    """One suggestion; `aged` says that the field changed since it was written."""

    id: str
    who: str
    when: str
    reason: str
    value: str
    parts: tuple[Part, ...]
    word: str
    settled_by: str
    is_open: bool
    is_own: bool
    aged: bool


@dataclass(frozen=True)
class FieldTalk:
    """All that stands beside one field, and what this reader may do there."""

    name: str
    label: str
    kind: str
    choices: tuple[str, ...]
    value: str
    version: int
    comments: tuple[CommentView, ...]
    suggestions: tuple[SuggestionView, ...]
    waiting: int
    talks: bool
    answers: bool
    suggests: bool


def field_talk(desk: Desk, name: str) -> FieldTalk:
    """Return what is said and suggested beside a field; what waits comes first, then the newest."""
    spec, talk = desk.specs[name], desk.beside.talk.at(name)
    now = written(desk.item, spec)
    return FieldTalk(
        name=name,
        label=spec.label,
        kind=spec.kind.value,
        choices=tuple(str(choice) for choice in spec.choices),
        value=now,
        version=desk.item.field(name).version,
        comments=tuple(_comment(one) for one in _in_order(talk.comments)),
        suggestions=tuple(_suggestion(desk, one, now) for one in _in_order(talk.suggestions)),
        waiting=talk.open_comments + talk.open_suggestions,
        talks=may_talk(desk.duty),
        answers=may_answer(desk.duty),
        suggests=may_talk(desk.duty) and is_suggestible(spec),
    )


def _in_order(said: Iterable[Said]) -> list[Said]:
    return sorted(said, key=lambda one: (one.is_open, one.written_at), reverse=True)


def _comment(one: Comment) -> CommentView:
    return CommentView(one.id, one.account_name, minute(one.written_at), one.text, one.settled_by)


def _suggestion(desk: Desk, one: Suggestion, now: str) -> SuggestionView:
    value = typed_as(desk.specs[one.name], one.value)
    return SuggestionView(
        id=one.id,
        who=one.account_name,
        when=minute(one.written_at),
        reason=one.reason,
        value=value,
        # Beside what was settled long ago, what stands there now says nothing.
        parts=differences(now, value) if one.is_open else (),
        word=WORDS[one.outcome],
        settled_by=one.settled_by,
        is_open=one.is_open,
        is_own=one.account_id == desk.reader.id,
        aged=desk.item.field(one.name).version != one.version,
    )
