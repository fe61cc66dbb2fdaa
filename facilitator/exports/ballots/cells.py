"""Ballots as a table: a line a ballot, a column an action, in the words that stood on the ballot."""

from collections.abc import Mapping, Sequence

from facilitator.domain.voting.ballot import Answer, Axis, BallotKind, Choices, Consent, Row
from facilitator.domain.voting.proof import BallotFile, Listed
from facilitator.exports.table import Cell, CellKind, Column, Table, as_table

WORDS: Mapping[str, str] = {
    Answer.YES: "ja",
    Answer.DOUBT: "een beetje",
    Answer.NO: "nee",
    Answer.UNKNOWN: "weet niet",
    Row.MUST: "moet",
    Row.SHOULD: "beter wel",
    Row.COULD: "mag",
    Row.NOT_NOW: "nu niet",
    Consent.NONE: "geen bezwaar",
    Consent.CONCERN: "zorg",
    Consent.OBJECTION: "bezwaar",
}
AXES: Mapping[Axis, str] = {Axis.EFFECT: "helpt", Axis.EFFORT: "moeite"}
CHOSEN = frozenset({BallotKind.PICK, BallotKind.BUDGET})
NUMBERS = frozenset({BallotKind.PICK, BallotKind.BUDGET, BallotKind.DOTS, BallotKind.RANK, BallotKind.MATRIX})


def ballot_table(ballots: BallotFile) -> Table:
    """Return the table; its lines are sorted by content and numbered, so that no line says when it was cast."""
    kind = ballots.terms.kind
    cell_kind = CellKind.WHOLE if kind in NUMBERS else CellKind.TEXT
    columns = [Column("stemblad", CellKind.WHOLE)]
    columns += [Column(name, cell_kind) for action in ballots.actions for name in _headers(action, kind)]
    lines = sorted((_cells(choices, ballots.actions, kind) for choices in ballots.ballots), key=_by_content)
    return as_table("stembladen", columns, [(n, *line) for n, line in enumerate(lines, 1)])


def _headers(action: Listed, kind: BallotKind) -> Sequence[str]:
    name = f"{action.number}. {action.title}"
    return [f"{name} ({word})" for word in AXES.values()] if kind is BallotKind.MATRIX else [name]


def _cells(choices: Choices, actions: Sequence[Listed], kind: BallotKind) -> list[Cell]:
    if isinstance(choices, Mapping):
        said = [choices.get(action.action) for action in actions]
        if kind is BallotKind.MATRIX:
            return [(judged or {}).get(axis) for judged in said for axis in AXES]
        return [(n or 0) if kind is BallotKind.DOTS else n and WORDS[n] for n in said]
    if kind in CHOSEN:
        return [int(action.action in choices) for action in actions]
    places = {action: place for place, action in enumerate(choices, 1)}
    return [places.get(action.action) for action in actions]


def _by_content(line: Sequence[Cell]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in line]
