"""The ladder of groups: no group of one to four is ever shown, also not by what is left of the total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.roles import Role
from facilitator.domain.voting.groups import LADDER, SMALLEST_GROUP, GroupRule, finest, group_of, groups, size

ROOMS = st.fixed_dictionaries({role: st.integers(0, 12) for role in Role})
RUNGS = st.sampled_from(GroupRule)


def _room(citizen=0, staff=0, politician=0, partner=0):
    return dict(zip(Role, (citizen, staff, politician, partner), strict=True))


@pytest.mark.parametrize(
    ("voters", "labels"),
    [
        (_room(12, 7, 5, 6), ["inwoners", "medewerkers", "politici", "partners"]),
        (_room(12, 7, 4), ["inwoners", "gemeente: medewerkers en politici"]),
        (_room(12, 7, 4, 5), ["inwoners", "gemeente: medewerkers en politici", "partners"]),
        (_room(12, 7, 0, 5), ["inwoners", "medewerkers", "partners"]),
        (_room(12, 7, 4, 4), ["inwoners", "alle anderen"]),
        (_room(12, 2, 2, 1), ["inwoners", "alle anderen"]),
        (_room(12, 2, 1, 1), []),
        (_room(4, 9, 9, 9), []),
        (_room(0, 9, 3), ["gemeente: medewerkers en politici"]),
        (_room(5), ["inwoners"]),
        (_room(4), []),
        (_room(), []),
    ],
)
def test_the_finest_rung_on_which_nobody_stands_alone(voters, labels):
    assert [group.label for group in groups(finest(voters), voters)] == labels


@given(ROOMS, RUNGS)
def test_every_shown_group_has_five_voters_or_none(voters, floor):
    rule = finest(voters, floor)

    assert all(size(group, voters) >= SMALLEST_GROUP for group in groups(rule, voters))


@given(ROOMS, RUNGS)
def test_no_small_group_can_be_found_by_subtraction(voters, floor):
    shown = groups(finest(voters, floor), voters)
    rest = sum(voters.values()) - sum(size(group, voters) for group in shown)

    assert rest == 0 or not shown


@given(ROOMS, RUNGS)
def test_the_count_is_never_finer_than_what_was_said_at_the_opening(voters, floor):
    assert finest(voters, floor) >= floor


@given(ROOMS, RUNGS)
def test_a_finer_rung_is_passed_over_only_because_somebody_would_stand_alone(voters, floor):
    chosen = finest(voters, floor)

    for rung in GroupRule:
        if floor <= rung < chosen:
            assert any(0 < size(group, voters) < SMALLEST_GROUP for group in LADDER[rung])


@given(ROOMS, RUNGS)
def test_every_voter_belongs_to_exactly_one_group_of_a_rung(voters, rung):
    shown = groups(rung, voters)

    for role, n in voters.items():
        holding = [group for group in shown if role in group.roles]
        assert len(holding) == (1 if n and shown else len(holding)) <= 1
        assert group_of(role, shown) == (holding[0] if holding else None)


def test_roles_that_nobody_counted_count_as_nobody():
    assert finest({}) is GroupRule.EACH_ROLE
    assert groups(GroupRule.EACH_ROLE, {Role.STAFF: 6}) == (LADDER[GroupRule.EACH_ROLE][1],)


def test_a_group_is_kept_under_a_name_of_its_roles_alone():
    assert [group.key for rung in LADDER.values() for group in rung] == [
        "citizen", "staff", "politician", "partner", "citizen", "staff+politician", "partner",
        "citizen", "staff+politician+partner",
    ]  # fmt: skip
