"""The law of refusals: each has one code of the contract, one status in the one table, and a Dutch sentence."""

import inspect
import re

import pytest

from facilitator.domain import refusals
from facilitator.domain.refusals import Refusal
from facilitator.http_status import STATUS, status_of

# As the contract lists them, by the status with which they go out.
CODES = {
    400: "not_json refused", 413: "too_large", 415: "not_json_type", 401: "unauthenticated",
    404: "not_found unknown_code", 403: "not_allowed",
    422: "invalid_input text_empty text_too_long unknown_action repeated_action too_many_choices",
    409: "step_closed vote_open vote_closed not_counted nothing_to_vote idea_taken idea_limit session_over changed_meanwhile "
    "plan_not_ready",
    429: "too_many_tries", 503: "try_again",
}  # fmt: skip
GROUPS = {refusals.Malformed, refusals.RuleBroken}
ADDRESSING = re.compile(
    r"\b(je|jij|je eerst|we|ons|kies|kijk|maak|meld|probeer|stuur|tel|dit|deze|er|de|schrijf)\b", re.IGNORECASE
)


def _tree(top: type[Refusal]) -> list[type[Refusal]]:
    return [top, *[found for child in top.__subclasses__() for found in _tree(child)]]


def _made(kind: type[Refusal]) -> Refusal:
    parameters = list(inspect.signature(kind.__init__).parameters.values())[1:]
    return kind(*[3 for one in parameters if one.default is one.empty and one.kind is not one.VAR_KEYWORD])


# A refusal that says another sentence under the code of its parent is no code of its own.
RAISED = [kind for kind in _tree(Refusal) if kind not in GROUPS and "code" in vars(kind)]


def test_every_code_of_the_contract_belongs_to_one_refusal():
    listed = sorted(code for codes in CODES.values() for code in codes.split())

    assert sorted(kind.code for kind in RAISED) == listed


def test_the_two_groups_are_nowhere_raised_themselves(project):
    raised = re.compile(r"\b(Malformed|RuleBroken)\(")
    files = (project / "facilitator").rglob("*.py")

    found = [path.name for path in files if path.name != "refusals.py" and raised.search(path.read_text())]
    assert found == []


@pytest.mark.parametrize("kind", RAISED, ids=lambda kind: kind.__name__)
def test_every_refusal_goes_out_with_the_status_of_its_code(kind):
    assert kind.code in CODES[status_of(_made(kind))].split()


@pytest.mark.parametrize("kind", RAISED, ids=lambda kind: kind.__name__)
def test_every_refusal_is_a_short_dutch_sentence(kind):
    message = str(_made(kind))

    assert re.fullmatch(r"[A-Z][^<>{}]+[.?]", message)
    assert ADDRESSING.search(message), message
    assert "fout" not in message.casefold()
    assert max(len(sentence.split()) for sentence in re.split(r"[.:?]", message)) <= 12


def test_every_entry_of_the_table_is_a_refusal_that_exists():
    assert set(STATUS) <= set(_tree(Refusal))


def test_both_doors_read_the_same_table(project):
    tables = [
        path for path in (project / "facilitator").rglob("*.py") if re.search(r"RuleBroken: 409", path.read_text())
    ]

    assert [path.name for path in tables] == ["http_status.py"]


def test_a_sentence_of_its_own_takes_the_place_of_the_general_one():
    assert (str(refusals.NotFound()), str(refusals.NotFound("Deze link werkt niet."))) == (
        "Dit vinden we niet.", "Deze link werkt niet."
    )  # fmt: skip


def test_only_a_change_meanwhile_tells_more_than_its_sentence():
    told = refusals.ChangedMeanwhile({"titel": {"yours": "a", "theirs": "b", "version": 2}})

    assert (refusals.NotFound().details, refusals.ChangedMeanwhile().details) == ({}, {})
    assert told.details == {"fields": {"titel": {"yours": "a", "theirs": "b", "version": 2}}}
