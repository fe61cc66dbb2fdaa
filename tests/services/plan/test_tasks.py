"""Tasks: made of a question or by hand, changed, done, taken up again."""

from datetime import date

import pytest

from facilitator.domain.plan.inclusion import Question
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, TextEmpty
from facilitator.services.plan import inclusion, tasks
from facilitator.services.plan.tasks import MOST_TASKS, Wish
from tests.plan_house import build

TEXT = "Zorg voor een weg zonder internet."


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def one(place):
    return place.propose(1)[0]


def add(place, item, who="ann", wish=None, question=None):
    return place.do(tasks.add_task, place.people[who], place.trajectory.id, item, wish or Wish(TEXT), question)


def do(place, deed, item, task, *args, who="ann", **more):
    return place.do(deed, place.people[who], place.trajectory.id, item, task.id, *args, **more)


def test_a_task_says_what_who_and_by_when(place, one):
    made = add(place, one, wish=Wish(TEXT, "burgerzaken", "12/3/2027"))

    assert place.plan().tasks == (made,)
    assert (made.text, made.who, made.due, made.done_at) == (TEXT, "burgerzaken", date(2027, 3, 12), None)


def test_a_task_may_come_of_a_question_that_was_asked_of_this_action(place, one):
    _, two = place.propose(1, 2)
    asked = (Question(5, "Kan het zonder itsme?"),)
    sent = inclusion.Filling("dienst", "nee", {5: "nee"}, {})
    place.do(inclusion.fill_in_test, place.people["ann"], place.trajectory.id, one, asked, sent)

    assert add(place, one, question=5).question == 5
    for item, question in ((one, 6), (two, 5)):
        with pytest.raises(InvalidInput):
            add(place, item, question=question)


def test_the_same_open_task_twice_is_one(place, one):
    assert add(place, one).id == add(place, one).id
    assert len(place.plan().tasks) == 1


def test_who_only_reads_makes_none_and_a_stranger_finds_none(place, one):
    made = add(place, one, who="ada")

    for who, refusal in (("rita", NotAllowed), ("frans", NotAllowed), ("stranger", NotFound)):
        for deed, args in ((tasks.change_task, (1, Wish("x"))), (tasks.finish_task, ()), (tasks.drop_task, ())):
            with pytest.raises(refusal):
                do(place, deed, one, made, *args, who=who)
        with pytest.raises(refusal):
            add(place, one, who=who)
    assert place.plan().tasks == (made,)


def test_a_task_is_changed_unless_somebody_did_so_meanwhile(place, one):
    made = add(place, one)
    do(place, tasks.change_task, one, made, 1, Wish(TEXT, "ICT"))

    with pytest.raises(ChangedMeanwhile):
        do(place, tasks.change_task, one, made, 1, Wish("Iets anders"))
    assert do(place, tasks.change_task, one, made, 1, Wish(TEXT, "ICT")).version == 2
    assert [(task.who, task.version) for task in place.plan().tasks] == [("ICT", 2)]


def test_done_and_open_again_and_twice_done_is_done_once(place, one):
    made = add(place, one)

    done = do(place, tasks.finish_task, one, made)
    assert do(place, tasks.finish_task, one, made) == done
    assert done.done_at is not None
    assert do(place, tasks.finish_task, one, made, is_done=False).done_at is None


def test_a_task_made_by_mistake_goes(place, one):
    made = add(place, one)

    do(place, tasks.drop_task, one, made)

    assert place.plan().tasks == ()
    with pytest.raises(NotFound):
        do(place, tasks.finish_task, one, made)


def test_a_task_of_another_action_is_not_found_here(place, one):
    _, two = place.propose(1, 2)
    made = add(place, one)

    for deed, args in ((tasks.change_task, (1, Wish("x"))), (tasks.finish_task, ()), (tasks.drop_task, ())):
        with pytest.raises(NotFound):
            do(place, deed, two, made, *args)


def test_what_cannot_be_kept_is_refused(place, one):
    for wish, refusal in (
        (Wish(""), TextEmpty), (Wish(None), InvalidInput), (Wish("x", ["y"]), InvalidInput), (Wish("x", "", "ooit"), InvalidInput),
        (Wish("x", "", 7), InvalidInput), (Wish("\ud800"), InvalidInput), (Wish("bel 0470 12 34 56"), InvalidInput),
    ):  # fmt: skip
        with pytest.raises(refusal):
            add(place, one, wish=wish)
    assert place.plan().tasks == ()


def test_there_is_an_end_to_the_tasks_of_one_action(place, one):
    for n in range(MOST_TASKS):
        add(place, one, wish=Wish(f"Taak {n}"))

    with pytest.raises(InvalidInput):
        add(place, one, wish=Wish("Nog een taak"))
