"""The texts that belong to each kind of vote, from `stemmingen.toml`: ours change with the kind, people's own stay."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from facilitator.domain.sessions.runsheet import NOTE_LIMIT, READ_ALOUD_LIMIT
from facilitator.domain.text import BOARD_TITLE
from facilitator.domain.toml_file import BadFile, Table, read
from facilitator.domain.voting.ballot import BallotKind


class BadVoteTexts(BadFile):
    """The texts of votes cannot be used; the text says in which line, and what to do."""


@dataclass(frozen=True)
class VoteTexts:
    """What belongs to one kind of vote; screens without a text of the step say by themselves what to do."""

    title: str
    read_aloud: str
    note: str
    board_text: str = ""
    phone_text: str = ""


def parse_vote_texts(text: str, filename: str) -> Mapping[BallotKind, VoteTexts]:
    """Return the texts of every kind of vote; refuse a file that forgets one."""
    file = read(text, filename, BadVoteTexts)
    file.has_only(("vote",))
    tables = file.tables("vote")
    found = {BallotKind(table.choice("kind", BallotKind)): _texts(table) for table in tables}
    missing = [kind.value for kind in BallotKind if kind not in found]
    if missing or len(found) < len(tables):
        file.refuse(
            f"zet elke soort stemming er één keer in; kijk na: {', '.join(missing) or 'wat er twee keer staat'}"
        )
    return found


def fitting(texts: Mapping[str, str], ours: Collection[str], new: VoteTexts) -> dict[str, str]:
    """Return the texts of a vote that gets another kind: those that are ours become the new kind's, others stay."""
    known = {_words(text) for text in ours}
    return {name: getattr(new, name) if _words(text) in known or not text else text for name, text in texts.items()}


def _words(text: str) -> str:
    """The words alone: how lines were broken makes no text somebody's own."""
    return " ".join(text.split())


def _texts(table: Table) -> VoteTexts:
    table.has_only(("kind", "title", "read_aloud", "note"))
    return VoteTexts(
        title=table.text("title", BOARD_TITLE),
        read_aloud=table.text("read_aloud", READ_ALOUD_LIMIT, long=True),
        note=table.text("note", NOTE_LIMIT, long=True),
    )
