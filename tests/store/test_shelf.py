"""What was worked out once is not worked out again, and memory stays small."""

import pytest

from facilitator.domain.refusals import NotCounted
from facilitator.store.shelf import Shelf


def test_what_stands_on_the_shelf_is_not_worked_out_again():
    shelf, asked = Shelf(), []

    answers = [shelf.once("one", lambda: asked.append(1) or "worked out") for _ in range(3)]

    assert (answers, asked) == (["worked out"] * 3, [1])


def test_what_nobody_asked_for_longest_makes_room():
    shelf = Shelf(places=2)
    for name in ("one", "two", "one", "three"):
        shelf.once(name, lambda name=name: name)

    assert [shelf.has(name) for name in ("one", "two", "three")] == [True, False, True]


def test_what_was_refused_is_asked_again():
    shelf = Shelf()

    def refused():
        raise NotCounted()

    with pytest.raises(NotCounted):
        shelf.once("one", refused)

    assert shelf.once("one", lambda: "counted") == "counted"
