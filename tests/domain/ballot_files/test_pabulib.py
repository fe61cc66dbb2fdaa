"""Pabulib files: read as they are published, refused with the line where they are broken."""

from fractions import Fraction

import pytest

from facilitator.domain.ballot_files.pabulib import read_ordinal, read_pabulib
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.rules.budget_election import BudgetElection, Marking

APPROVAL = """META
key;value
description;Wijkbudget; met een puntkomma
budget;1000
vote_type;approval
PROJECTS
project_id;cost;name
1;250,5;Digipunt
22;300;"Bus; elke dag"

VOTES
voter_id;age;vote
a;30;1,22
b;;22, 1
c;41;
"""
POINTS = """META
key;value
vote_type;cumulative
budget;10
PROJECTS
project_id;cost
x;4
y;6
VOTES
voter_id;vote;points
1;y,x;3,2.5
2;;
"""


def test_ballots_that_approve_are_counted_together_whatever_their_order():
    assert read_pabulib(APPROVAL) == BudgetElection(
        budget=Fraction(1000),
        costs={"1": Fraction("250.5"), "22": Fraction(300)},
        marking=Marking.APPROVAL,
        ballots={(("1", Fraction(1)), ("22", Fraction(1))): 2, (): 1},
    )


def test_ballots_with_points_keep_the_points_by_their_project():
    assert read_pabulib(POINTS) == BudgetElection(
        budget=Fraction(10),
        costs={"x": Fraction(4), "y": Fraction(6)},
        marking=Marking.POINTS,
        ballots={(("x", Fraction("2.5")), ("y", Fraction(3))): 1, (): 1},
    )


@pytest.mark.parametrize(("kind", "marking"), [("choose-1", Marking.APPROVAL), ("APPROVAL", Marking.APPROVAL)])
def test_other_names_for_approving_are_known(kind, marking):
    assert read_pabulib(APPROVAL.replace("vote_type;approval", f"vote_type;{kind}")).marking is marking


def test_scoring_is_read_as_points_and_may_be_below_zero():
    text = POINTS.replace("cumulative", "scoring").replace("3,2.5", "-3,0")

    assert read_pabulib(text).ballots == {(("x", Fraction(0)), ("y", Fraction(-3))): 1, (): 1}


def test_older_files_name_the_first_column_otherwise_and_line_ends_do_not_matter():
    text = APPROVAL.replace("project_id", "naam").replace("META", "meta").replace("VOTES", "votes")

    assert read_pabulib(text.replace("\n", "\r\n")) == read_pabulib(APPROVAL)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "word"),
    [
        ("META", "HALLO", 1, "META"),
        ("vote_type;approval", "vote_type;ordinal", 5, "ordinal"),
        ("vote_type;approval\n", "", 1, "vote_type"),
        ("budget;1000", "budget;veel", 4, "veel"),
        ("budget;1000", "budget;-5", 4, "-5"),
        ("budget;1000", "budget;1e9", 4, "1e9"),
        ("budget;1000\n", "", 1, "budget"),
        ("project_id;cost;name", "project_id;prijs;name", 7, "cost"),
        ("22;300", "22;", 9, "cost"),
        ("22;300", "1;300", 9, "«1»"),
        ("22;300", ";300", 9, "leeg"),
        ("a;30;1,22", "a;30;1,23", 13, "«23»"),
        ("a;30;1,22", "a;30;1,1", 13, "twee keer"),
        ("a;30;1,22", "a;30", 13, "vote"),
        ("voter_id;age;vote", "voter_id;age;stem", 12, "vote"),
        ("VOTES", "PROJECTS", 11, "PROJECTS"),
    ],
)
def test_what_is_broken_is_refused_with_its_line(was, becomes, line, word):
    with pytest.raises(InvalidInput) as refused:
        read_pabulib(APPROVAL.replace(was, becomes, 1))

    assert refused.value.values["line"] == line
    assert f"regel {line} " in str(refused.value)
    assert word in str(refused.value)


@pytest.mark.parametrize(
    ("was", "becomes"), [("3,2.5", "3"), ("3,2.5", "3,2,1"), ("3,2.5", "3,x"), (";3,2.5", ""), ("y,x", "y,y")]
)
def test_points_that_do_not_fit_their_projects_are_refused_with_their_line(was, becomes):
    with pytest.raises(InvalidInput) as refused:
        read_pabulib(POINTS.replace(was, becomes, 1))

    assert refused.value.values["line"] == 11


@pytest.mark.parametrize("part", ["META", "PROJECTS", "VOTES"])
def test_a_file_without_one_of_its_parts_is_refused(part):
    parts = {
        "META": "META\nkey;value\nbudget;1\n",
        "PROJECTS": "PROJECTS\nproject_id;cost\n",
        "VOTES": "VOTES\nvoter_id;vote\n",
    }
    with pytest.raises(InvalidInput, match=part):
        read_pabulib("".join(text for name, text in parts.items() if name != part))


@pytest.mark.parametrize("text", ["", "\n\n", "a;b", '"', "\0", "META", "META\n" * 3])
def test_what_is_no_pabulib_at_all_is_refused(text):
    with pytest.raises(InvalidInput):
        read_pabulib(text)


ORDERS = """META
key;value
budget;2
vote_type;ordinal
PROJECTS
project_id;cost
bus;1
punt;1
bank;1
VOTES
voter_id;vote
1;punt,bus
2;punt,bus
3;bank
4;
"""


def test_ballots_in_order_are_read_as_orders():
    election = read_ordinal(ORDERS)
    assert election.candidates == ("bus", "punt", "bank")
    assert election.ballots == {("punt", "bus"): 2, ("bank",): 1, (): 1}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ordinal", "approval", "zet niets op volgorde"),
        ("punt,bus", "punt,punt", "twee keer"),
        ("3;bank", "3;brug", "brug"),
    ],
)
def test_an_order_that_cannot_be_is_refused_with_what_to_do(old: str, new: str, words: str):
    with pytest.raises(InvalidInput, match=words):
        read_ordinal(ORDERS.replace(old, new, 1))
