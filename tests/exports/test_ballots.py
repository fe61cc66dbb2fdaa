"""Files of anonymous ballots: `tally` reads them back to the published places, and no line says whose or when."""

import csv
import io
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.refusals import NotFound
from facilitator.domain.rules.recount import Rule, recount
from facilitator.domain.voting.ballot import BallotKind, Choices
from facilitator.domain.voting.proof import BallotFile, Listed
from facilitator.domain.voting.tally import CountedBallot, rows
from facilitator.domain.voting.terms import terms
from facilitator.exports.ballots import write

IDS = "vwxyz"
ACTIONS = tuple(Listed(action, n, f'Titel; «{n}» "=1"') for n, action in enumerate(IDS, 1))
SAID: Mapping[BallotKind, st.SearchStrategy[Any]] = {
    BallotKind.YES_DOUBT_NO: st.sampled_from(["yes", "doubt", "no", "unknown"]),
    BallotKind.DOTS: st.integers(1, 3),
    BallotKind.MOSCOW: st.sampled_from(["must", "should", "could", "not_now"]),
    BallotKind.CONSENT: st.sampled_from(["none", "concern", "objection"]),
    BallotKind.MATRIX: st.fixed_dictionaries({"effect": st.integers(1, 3), "effort": st.integers(1, 3)}),
}


def choices_of(kind: BallotKind) -> st.SearchStrategy[Choices]:
    action = st.sampled_from(IDS)
    if kind in SAID:
        return st.dictionaries(action, SAID[kind], min_size=1)
    return st.lists(action, min_size=1, unique=True).map(tuple)


def file_of(kind: BallotKind, ballots: list[Choices], **options: object) -> BallotFile:
    of = terms(kind, options, frozenset(IDS), dict.fromkeys(IDS, 5))
    return BallotFile("Kies er drie", "Dentergem", 2027, of, ACTIONS, tuple(ballots))


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("kind", list(BallotKind))
@given(data=st.data())
@settings(max_examples=30)
def test_our_own_command_reads_back_the_published_places(kind: BallotKind, data: st.DataObject):
    ballots = data.draw(st.lists(choices_of(kind), min_size=1, max_size=12))
    made = file_of(kind, ballots, total=10)
    published: dict[int, list[str]] = {}
    for row in rows(
        made.terms, [(action.action, action.number) for action in ACTIONS], [CountedBallot(b) for b in ballots]
    ):
        published.setdefault(row.rank, []).append(str(row.number))

    rule = Rule.BORDA if kind is BallotKind.RANK else Rule.MOST_VOTES
    assert recount(write(made, "pb"), ".pb", rule).ranking == tuple(
        tuple(published[rank]) for rank in sorted(published)
    )


@pytest.mark.parametrize("kind", list(BallotKind))
@given(data=st.data())
@settings(max_examples=30)
def test_the_order_in_which_ballots_came_never_shows(kind: BallotKind, data: st.DataObject):
    ballots = data.draw(st.lists(choices_of(kind), min_size=1, max_size=8))
    other = data.draw(st.permutations(ballots))
    assert [write(file_of(kind, ballots), ending) for ending in ("csv", "pb")] == [
        write(file_of(kind, other), ending) for ending in ("csv", "pb")
    ]


@pytest.mark.parametrize(
    ("kind", "ballots", "told"),
    [
        ("pick", [("w", "v"), ("z",)], [["0", "0", "0", "0", "1"], ["1", "1", "0", "0", "0"]]),
        ("yes_doubt_no", [{"v": "yes", "w": "unknown"}], [["ja", "weet niet", "", "", ""]]),
        ("dots", [{"z": 3}], [["0", "0", "0", "0", "3"]]),
        ("rank", [("z", "v")], [["2", "", "", "", "1"]]),
        ("moscow", [{"v": "must", "w": "not_now"}], [["moet", "nu niet", "", "", ""]]),
        ("consent", [{"v": "none", "w": "objection"}], [["geen bezwaar", "bezwaar", "", "", ""]]),
        ("matrix", [{"v": {"effect": 3, "effort": 1}}], [["3", "1", *[""] * 8]]),
    ],
)
def test_a_spreadsheet_has_a_line_a_ballot_and_a_column_an_action(kind: str, ballots: list[Any], told: list[list[str]]):
    header, *found = lines(write(file_of(BallotKind(kind), ballots), "csv"))
    assert [line[1:] for line in found] == told
    assert [line[0] for line in found] == [str(n) for n in range(1, len(told) + 1)]
    assert header[0] == "stemblad"
    assert header[1].startswith("1. Titel; «1»")


def test_a_matrix_has_two_columns_an_action():
    header = lines(write(file_of(BallotKind.MATRIX, []), "csv"))[0]
    assert [name.rpartition(" ")[2] for name in header[1:3]] == ["(helpt)", "(moeite)"]


def test_a_file_says_what_a_program_for_budgets_asks():
    content = write(file_of(BallotKind.BUDGET, [("v", "w")], total=10), "pb").decode()
    assert content.splitlines()[:13] == [
        "META", "key;value", "description;Anonieme stembladen: Kies er drie", "country;Belgium", "unit;Dentergem",
        "instance;2027", "num_projects;5", "num_votes;1", "budget;10", "vote_type;approval", "rule;greedy",
        "max_length;5", "PROJECTS",
    ]  # fmt: skip
    assert content.splitlines()[-2:] == ["voter_id;vote", "1;1,2"]


def test_another_kind_of_file_is_not_made():
    with pytest.raises(NotFound):
        write(file_of(BallotKind.PICK, []), "xlsx")
