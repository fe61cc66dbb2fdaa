"""What moved between two rounds, in the words that every screen has for it."""

import pytest

from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.groups import CITIZENS, LADDER, STAFF, GroupRule
from facilitator.domain.voting.moved import Fate
from facilitator.views.voting.moved import BACKED, MOST_ON_A_WALL, moved
from tests.views.made_rounds import held, second_round


def said(words):
    return words.sentence % words.values


def changes(view):
    return [(row.action, said(row.change), row.way) for row in view.rows]


def test_each_action_says_how_many_places_it_rose_or_fell():
    view = moved(second_round(held("a", "ab", "abc", "d", names="abcd"), held("c", "c", "b", "d", names="abcd")))

    assert changes(view) == [
        ("c", "2 plaatsen hoger", "up"),
        ("b", "zelfde plaats", "level"),
        ("d", "1 plaats hoger", "up"),
        ("a", "3 plaatsen lager", "down"),
    ]


def test_what_came_and_what_went_is_said_in_words():
    view = moved(second_round(held("a", names="ab"), held("c", names="bc")))

    assert changes(view) == [
        ("c", "kwam erbij", "added"),
        ("b", "zelfde plaats", "level"),
        ("a", "viel weg", "dropped"),
    ]


def test_of_a_merged_action_its_earlier_numbers_are_told():
    view = moved(second_round(held("ab", "c"), held("x", names="xc"), {"x": ("a", "b")}))

    assert [(row.action, row.fate, row.was) for row in view.rows] == [("x", Fate.MERGED, (1, 2)), ("c", Fate.KEPT, ())]
    assert view.merges


def test_in_another_session_each_action_tells_its_earlier_number_and_which_day_that_was():
    view = moved(second_round(held("ab", "c"), held("x", names="xy"), {"x": ("b",), "y": ("a",)}, elsewhere=True))

    assert [(row.action, row.was) for row in view.rows] == [("x", (2,)), ("y", (1,)), ("c", ())]
    assert (view.first_session, view.first_day) == ("Iedereen mee", "vrijdag 5 maart 2027")


def test_how_many_voted_is_told_of_both_rounds():
    view = moved(second_round(held("a", "b"), held("a")))

    assert (view.before, view.after, view.first_title, view.first_session) == (2, 1, "Kies er drie", "")


@pytest.mark.parametrize("kind", list(BallotKind))
def test_every_kind_says_what_the_number_of_people_means(kind):
    assert moved(second_round(held(kind=kind), held(kind=kind))).backed == BACKED[kind]


def test_of_votes_by_another_rule_no_number_is_explained():
    view = moved(second_round(held("a", k=3), held("a", k=1)))

    assert (view.alike, view.backed) == (False, "")


def test_a_single_group_that_everybody_was_in_says_nothing_more():
    one = held(("a", "citizen"), ("b", "citizen"), groups=(CITIZENS,))
    two = held(("a", "citizen"), ("b", "staff"), groups=LADDER[GroupRule.EACH_ROLE])

    assert moved(second_round(one, one)).groups == ()
    assert moved(second_round(one, two)).groups == (CITIZENS,)
    assert moved(second_round(two, two)).groups == (CITIZENS, STAFF)


def test_the_wall_has_room_for_the_best_placed():
    names = "abcdefghijklm"
    view = moved(second_round(held("a", names=names + "z"), held("b", names=names)))

    assert [row.action for row in view.wall] == [row.action for row in view.rows][:MOST_ON_A_WALL]
    assert view.left_out == len(names) - MOST_ON_A_WALL
    assert len(view.wall_picture.slopes) == MOST_ON_A_WALL


def test_what_must_be_said_beside_it_is_said():
    same = held("ab", "a")
    here = moved(second_round(same, held("x", names="xc"), {"x": ("a", "b")}))
    there = moved(second_round(held("a", k=3), held("x", names="xyz", k=1), {"x": ("a",)}, elsewhere=True))

    assert here.notes == (
        "We volgen niemand. We leggen twee uitslagen naast elkaar.",
        "Het getal zegt hoeveel mensen dit kozen.",
        "Samengevoegde acties: wie er één of meer koos, telt één keer.",
    )
    assert there.notes == (
        "Dit waren andere mensen dan de eerste keer.",
        "De regel was anders. Kijk alleen naar de plaatsen.",
    )
