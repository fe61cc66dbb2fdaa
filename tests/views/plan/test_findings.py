"""The page of reactions: by action, a page at a time, and the one that is chosen always on it."""

from datetime import UTC, datetime, timedelta

from facilitator.domain.plan.presentation import Audience, Reaction, Way
from facilitator.domain.roles import Duty
from facilitator.views.plan.findings import PAGE, findings_page
from tests.plan_cast import TRAJECTORY, item

NOW = datetime(2027, 5, 3, 10, tzinfo=UTC)
ITEMS = (item("een", "Digipunt"), item("twee", "Digipunt"), item("drie", ""))


def said(n: int, about: str | None = None, answer: str = "") -> Reaction:
    told = NOW if answer else None
    return Reaction(
        f"r{n}", Audience.CITIZENS, Way.LINK, f"Tekst {n}", NOW + timedelta(n), about, None, answer, "", told
    )


def page(reactions, **more):
    return findings_page(TRAJECTORY, reactions, ITEMS, Duty.SECRETARY, **more)


def shown(view):
    return [(group.title, group.is_whole, [one.id for one in group.findings]) for group in view.groups]


def test_actions_come_in_the_order_of_the_plan_and_the_whole_plan_last():
    view = page([said(1), said(2, "twee"), said(3, "drie"), said(4, "een"), said(5, "weg"), said(6, "een")])

    assert shown(view) == [
        ("Digipunt", False, ["r4", "r6"]), ("Digipunt", False, ["r2"]), ("", False, ["r3"]), ("", True, ["r1", "r5"]),
    ]  # fmt: skip


def test_many_reactions_stand_on_several_pages():
    many = [said(n) for n in range(2 * PAGE + 1)]

    first, last = page(many), page(many, start=99 * PAGE)
    assert (len(first.groups[0].findings), first.start, first.more) == (PAGE, 0, PAGE + 1)
    assert ([one.id for one in last.groups[0].findings], last.start, last.more) == ([f"r{2 * PAGE}"], 2 * PAGE, 0)
    chosen = page(many, chosen=[f"r{PAGE + 5}"])
    assert (chosen.start, [one.id for one in chosen.groups[0].findings if one.is_chosen]) == (PAGE, [f"r{PAGE + 5}"])
    assert (page([]).start, page([]).groups) == (0, ())


def test_an_answer_that_is_to_change_stands_in_the_form():
    known = [said(1, answer="Dat doen we."), said(2)]

    assert (page(known).answer, [one.id for one in page(known).groups[0].findings]) == ("", ["r2"])
    changing = page(known, shows_answered=True, chosen=["r1"])
    assert (changing.answer, changing.answers, page(known, shows_answered=True).answers) == (
        "Dat doen we.",
        True,
        False,
    )
