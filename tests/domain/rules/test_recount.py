"""Counting a file: the right reader for the right rule, and a sentence for everything else."""

import pytest

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.rules.recount import Rule, recount

BUDGET = (
    b"META\nkey;value\nbudget;5\nvote_type;approval\nPROJECTS\nproject_id;cost\na;5\nb;5\nVOTES\nvoter_id;vote\n1;b\n"
)
RANK = b"# NUMBER ALTERNATIVES: 2\n1: 2,1\n"


@pytest.mark.parametrize(
    ("content", "ending", "rule", "chosen"),
    [
        (BUDGET, ".pb", Rule.MOST_VOTES, ("b",)),
        (BUDGET, ".pb", Rule.EQUAL_SHARES, ("b",)),
        (RANK, ".soc", Rule.BORDA, ("2",)),
        (RANK, ".soi", Rule.SCHULZE, ("2",)),
        (b"\xef\xbb\xbf" + BUDGET, ".pb", Rule.MOST_VOTES, ("b",)),
    ],
)
def test_a_file_is_counted_by_its_rule(content, ending, rule, chosen):
    assert recount(content, ending, rule).chosen == chosen


@pytest.mark.parametrize(("ending", "rule"), [(".soc", Rule.MOST_VOTES), (".toc", Rule.BORDA), ("", Rule.SCHULZE)])
def test_a_rule_that_cannot_count_this_file_is_refused(ending, rule):
    with pytest.raises(InvalidInput, match=r"Tel een bestand .pb met most-votes of equal-shares"):
        recount(BUDGET, ending, rule)


def test_what_is_no_text_is_refused_with_its_line():
    with pytest.raises(InvalidInput, match=r"regel 2 .*UTF-8"):
        recount(b"META\n\xff", ".pb", Rule.MOST_VOTES)
