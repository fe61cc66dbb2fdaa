"""The command that counts a file of ballots: its answer for programs, its answer for people, and its refusals."""

import json
import random
import subprocess
import sys
import time

import pytest

from facilitator import cli

FILE = """META
key;value
budget;10
vote_type;approval
PROJECTS
project_id;cost
bus;6
bank;4
punt;4
VOTES
voter_id;vote
1;bus,bank
2;bus,punt
3;bus
"""


@pytest.fixture
def tally(tmp_path, capsys):
    """Count a file with this content; returns (code, out, err)."""

    def run(content, name, *args):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        code = cli.main(["tally", str(path), *args])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_a_program_gets_rule_chosen_and_ranking_and_nothing_else(tally):
    code, out, err = tally(FILE, "wijk.pb", "--rule", "most-votes", "--json")

    assert (code, err, out.count("\n")) == (0, "", 1)
    assert json.loads(out) == {"rule": "most-votes", "chosen": ["bus", "bank"], "ranking": [["bus"], ["bank", "punt"]]}


def test_equal_shares_ranks_the_chosen_in_their_order_and_the_others_by_votes(tally):
    _, out, _ = tally(FILE, "wijk.pb", "--rule", "equal-shares", "--json")

    assert json.loads(out) == {
        "rule": "equal-shares", "chosen": ["bus"], "ranking": [["bus"], ["bank", "punt"]]
    }  # fmt: skip


def test_people_get_a_list_with_ranks(tally):
    _, out, _ = tally("# NUMBER ALTERNATIVES: 3\n1: 2,1,3\n1: 1,2,3\n", "orde.soc", "--rule", "borda")

    assert out == "Gekozen: 1, 2\n   1. 1, 2\n   3. 3\n"


def test_a_broken_file_is_refused_in_a_sentence_with_its_line(tally):
    code, out, err = tally(FILE.replace("2;bus,punt", "2;bus,pint"), "wijk.pb", "--rule", "most-votes", "--json")

    assert (code, out) == (1, "")
    assert err == "Kijk naar regel 13 van het bestand: het project «pint» staat niet in het deel PROJECTS.\n"


def test_a_file_that_is_not_there_is_refused(tmp_path, capsys):
    assert cli.main(["tally", str(tmp_path / "weg.pb"), "--rule", "borda"]) == 1
    assert "weg.pb" in capsys.readouterr().err


def test_a_rule_that_is_not_known_shows_which_are(tally, capsys):
    with pytest.raises(SystemExit):
        tally(FILE, "wijk.pb", "--rule", "hoogste")
    assert "equal-shares" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize(("rule", "seconds"), [("most-votes", 5), ("equal-shares", 60)])
def test_ten_thousand_ballots_are_counted_while_people_wait(tmp_path, rule, seconds):
    """The bars are 1 and 10 seconds on a quiet machine; these are for a busy one."""
    path = tmp_path / "groot.pb"
    path.write_text(_crowd(random.Random(7), 10_000, 40), encoding="utf-8")
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", "tally", path, "--rule", rule, "--json"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip

    assert time.monotonic() - begun < seconds
    assert len(json.loads(done.stdout)["chosen"]) > 5


def _crowd(chance, people, projects):
    costs = [chance.randrange(5, 200) * 1000 for _ in range(projects)]
    weights = [chance.paretovariate(1.2) for _ in range(projects)]
    rows = [f"{number};{cost}" for number, cost in enumerate(costs)]
    ballots = [
        f"{voter};{','.join(map(str, sorted(set(chance.choices(range(projects), weights, k=8)))))}"
        for voter in range(people)
    ]
    head = ["META", "key;value", f"budget;{sum(costs) // 3}", "vote_type;approval", "PROJECTS", "project_id;cost"]
    return "\n".join([*head, *rows, "VOTES", "voter_id;vote", *ballots, ""])
