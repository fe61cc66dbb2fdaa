"""What is crossed, in every kind of vote: read as it is typed, and typed as it was read."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.refusals import InvalidInput, Refusal, RepeatedAction
from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.keying import keyed, line
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.kinds.consent import bare
from facilitator.domain.voting.marks import LETTERS, NOTHING, crossed
from facilitator.domain.voting.terms import Terms

ACTIONS = {1: "bib", 2: "balie", 3: "buren", 4: "laptop"}
NUMBERS = {action: number for number, action in ACTIONS.items()}
GAP = {1: "bib", 3: "buren"}
ANSWERED = sorted(LETTERS)


def read(kind, text, actions=ACTIONS):
    return crossed(text.split(), BallotKind(kind), actions)


@pytest.mark.parametrize(("kind", "text", "choices"), [
    ("pick", "3 1", ["buren", "bib"]), ("budget", "4 2", ["laptop", "balie"]),
    ("rank", "4 2 3", ["laptop", "balie", "buren"]),
    ("dots", "3x2 1", {"buren": 2, "bib": 1}), ("dots", "3 1 3", {"buren": 2, "bib": 1}), ("dots", "3x0", {"buren": 0}),
    ("yes_doubt_no", "1j 2b 3n 4w", {"bib": "yes", "balie": "doubt", "buren": "no", "laptop": "unknown"}),
    ("moscow", "1m 2b 3g 4n", {"bib": "must", "balie": "should", "buren": "could", "laptop": "not_now"}),
    ("consent", "1g 2z 3b", {"bib": "none", "balie": "concern", "buren": "objection"}),
    ("matrix", "3h2m1 1h3 2m2", {"buren": {"effect": 2, "effort": 1}, "bib": {"effect": 3}, "balie": {"effort": 2}}),
])  # fmt: skip
def test_each_kind_is_typed_by_number_and_letter_or_digit(kind, text, choices):
    assert read(kind, text) == choices


@pytest.mark.parametrize(("kind", "text", "same"), [
    ("yes_doubt_no", "jb-n", "1j 2b 4n"), ("moscow", "mb gn", None), ("moscow", "mbgn", "1m 2b 3g 4n"),
    ("consent", "ggzb", "1g 2g 3z 4b"), ("matrix", "h213- m1122", "1h2m1 2h1m1 3h3m2 4m2"),
    ("matrix", "h213-m1122", "1h2m1 2h1m1 3h3m2 4m2"), ("matrix", "m1122", "1m1 2m1 3m2 4m2"),
])  # fmt: skip
def test_a_column_says_all_numbers_at_once(kind, text, same):
    if same is None:  # Of a length that no paper has.
        with pytest.raises(InvalidInput):
            read(kind, text)
    else:
        assert read(kind, text) == read(kind, same)


def test_a_column_has_a_place_for_a_number_that_is_no_action():
    assert read("moscow", "m-n", GAP) == {"bib": "must", "buren": "not_now"}
    with pytest.raises(InvalidInput, match="Nummer 2 staat niet op het stemblad"):
        read("moscow", "mmn", GAP)


@pytest.mark.parametrize(("kind", "text", "says"), [
    ("pick", "3a", "Typ hier alleen nummers."), ("budget", "3x2", "Typ hier alleen nummers."),
    ("rank", "3j", "Typ hier alleen nummers."), ("rank", "jjj", "«jjj» kunnen we niet lezen"),
    ("dots", "3j", "Typ een nummer, dan x en hoeveel stippen: 3x2."), ("dots", "3x", "dan x en hoeveel stippen"),
    ("yes_doubt_no", "3", "Zet achter elk nummer j, b, n of w."), ("yes_doubt_no", "3m", "j, b, n of w."),
    ("yes_doubt_no", "jj", "Typ één teken per nummer: 4. Je typte er 2."),
    ("moscow", "3j", "Zet achter elk nummer m, b, g of n."), ("consent", "3j", "Zet achter elk nummer g, z of b."),
    ("matrix", "3", "dan h en m met 1, 2 of 3: 3h2m1."), ("matrix", "3h", "dan h en m"), ("matrix", "3j2", "dan h en m"),
    ("matrix", "h21", "Typ één teken per nummer: 4. Je typte er 2."), ("matrix", "2132", "«2132» kunnen we niet lezen"),
    ("pick", "9", "Nummer 9 staat niet op het stemblad."), ("dots", "٣", "kunnen we niet lezen"),
])  # fmt: skip
def test_what_cannot_be_read_says_what_to_type(kind, text, says):
    with pytest.raises(InvalidInput) as refused:
        read(kind, text)
    assert says in str(refused.value)


@pytest.mark.parametrize(("kind", "text"), [
    ("yes_doubt_no", "3j 3n"), ("moscow", "mbgn 1n"), ("matrix", "3h2 3h1"), ("matrix", "3h2h1"),
])  # fmt: skip
def test_one_thing_said_twice_of_one_action_is_refused(kind, text):
    with pytest.raises(RepeatedAction):
        read(kind, text)


@pytest.mark.parametrize("kind", list(BallotKind))
@given(data=st.data())
def test_every_ballot_is_typed_so_that_it_reads_as_itself(kind, data):
    terms = Terms(kind, frozenset(NUMBERS), k=4, cap=4, total=100)
    said = {
        BallotKind.DOTS: st.dictionaries(st.sampled_from(sorted(NUMBERS)), st.integers(0, 1)),
        BallotKind.MATRIX: st.dictionaries(st.sampled_from(sorted(NUMBERS)), st.dictionaries(
            st.sampled_from(["effect", "effort"]), st.integers(1, 3), min_size=1)),
        **{each: st.dictionaries(st.sampled_from(sorted(NUMBERS)), st.sampled_from(sorted(LETTERS[each].values())))
           for each in ANSWERED},
    }.get(kind, st.lists(st.sampled_from(sorted(NUMBERS)), unique=True))  # fmt: skip
    ballot = KINDS[kind].read(data.draw(said), terms, Role.STAFF)
    again = keyed(line(Role.STAFF, ballot, kind, NUMBERS), kind, ACTIONS)
    assert (again.role, KINDS[kind].read(again.choices, terms, Role.STAFF)) == (Role.STAFF, bare(ballot))


@pytest.mark.parametrize("kind", ANSWERED)
@given(signs=st.data())
def test_a_column_says_what_its_numbers_say_one_by_one(kind, signs):
    letters = signs.draw(
        st.lists(st.sampled_from([*LETTERS[kind], NOTHING]), min_size=len(ACTIONS), max_size=len(ACTIONS))
    )
    one_by_one = " ".join(f"{n}{letter}" for n, letter in enumerate(letters, 1) if letter != NOTHING)
    assert read(kind, "".join(letters)) == read(kind, one_by_one)


@pytest.mark.parametrize("kind", list(BallotKind))
@given(text=st.text(alphabet="impobjnwgzhx0123456789-/: ,\u0663\x00k", max_size=30) | st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused_in_words(kind, text):
    terms = Terms(kind, frozenset(NUMBERS), total=100)
    with suppress(Refusal):
        said = keyed(text, kind, ACTIONS)
        ballot = KINDS[kind].read(said.choices, terms, said.role)
        assert KINDS[kind].left(ballot, terms) >= 0
