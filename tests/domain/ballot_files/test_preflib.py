"""PrefLib files: read as they are published, refused with the line where they are broken."""

import pytest

from facilitator.domain.ballot_files.preflib import read_preflib
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.rules.rank_election import RankElection

COMPLETE = """# FILE NAME: 00001-00000001.soc
# TITLE: Drie kandidaten: één stoel
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 6
# ALTERNATIVE NAME 1: Ada
# ALTERNATIVE NAME 2: Grace
# ALTERNATIVE NAME 3: Niemand
3: 1,2,3
2: 3, 1, 2
1: 1,2,3
"""


def test_orders_are_counted_together_and_candidates_keep_their_numbers():
    assert read_preflib(COMPLETE, complete=True) == RankElection(
        ("1", "2", "3"), {("1", "2", "3"): 4, ("3", "1", "2"): 2}
    )


def test_an_incomplete_order_is_read_where_that_is_allowed():
    text = COMPLETE.replace("2: 3, 1, 2", "2: 3")

    assert read_preflib(text, complete=False).ballots == {("1", "2", "3"): 4, ("3",): 2}
    with pytest.raises(InvalidInput) as refused:
        read_preflib(text, complete=True)
    assert refused.value.values["line"] == 9


def test_candidates_may_be_counted_from_zero_and_without_names_from_one():
    names = "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 0: a\n# ALTERNATIVE NAME 1: b\n1: 0,1\n"

    assert read_preflib(names, complete=True).candidates == ("0", "1")
    assert read_preflib("# NUMBER ALTERNATIVES: 2\n1: 2,1\n", complete=True).candidates == ("1", "2")


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("ALTERNATIVES: 3", "ALTERNATIVES: drie", 3),
        ("ALTERNATIVES: 3", "ALTERNATIVES: 0", 3),
        ("ALTERNATIVES: 3", "ALTERNATIVES: 4", 3),
        ("NAME 2: Grace", "NAME 1: Grace", 3),
        ("3: 1,2,3", "3: 1,2,4", 8),
        ("3: 1,2,3", "3: 1,2,2", 8),
        ("3: 1,2,3", "3: 1,{2,3}", 8),
        ("3: 1,2,3", "3,1,2,3", 8),
        ("3: 1,2,3", "-3: 1,2,3", 8),
        ("3: 1,2,3", "3: 1,,3", 8),
    ],
)
def test_what_is_broken_is_refused_with_its_line(was, becomes, line):
    with pytest.raises(InvalidInput) as refused:
        read_preflib(COMPLETE.replace(was, becomes, 1), complete=False)

    assert (refused.value.values["line"], f"regel {line} " in str(refused.value)) == (line, True)


@pytest.mark.parametrize("text", ["", "3: 1,2,3", "# TITLE: niets", "{}"])
def test_what_is_no_preflib_at_all_is_refused(text):
    with pytest.raises(InvalidInput, match="NUMBER ALTERNATIVES"):
        read_preflib(text, complete=False)
