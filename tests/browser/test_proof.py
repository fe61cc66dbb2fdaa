"""«Reken het zelf na» in a browser: reached by all, on the smallest phone too, and what it gives is counted again."""

import csv
import io

import pytest

from facilitator.domain.rules.recount import Rule, recount
from tests.browser.axe import DESK, PHONE, Examiner
from tests.browser.measure import DESKS, PHONES, covered, looking, too_small, too_wide


@pytest.fixture
def voted(room):
    """A room of 21 people that picked, counted and shown."""
    phone = room.phone()
    ids = list(room.actions().values())
    seats = room.fill(citizens=14, staff=7)
    room.move("vote")
    for n, seat in enumerate(seats):
        seat.vote(room.step("vote"), ids[n % 2 : n % 2 + 1 + n % 3])
    for deed in ("close", "show"):
        room.move("vote", deed)
    room.an = phone
    return room


def examined(page, where, ways):
    """Let axe look at a page."""
    examiner = Examiner()
    examiner.examine(page, where, ways)
    assert examiner.found == [], "\n".join(examiner.found)


def test_everybody_can_read_it_on_a_phone(voted):
    phone = voted.an
    phone.get_by_role("link", name="Reken het zelf na").click()
    phone.get_by_role("heading", name="De sommen").wait_for()

    examined(phone, "proof on a phone", PHONE)
    for look in PHONES:
        with looking(phone, look):
            assert (look.name, too_wide(phone, look), too_small(phone), covered(phone)) == (look.name, [], [], [])


def test_everybody_can_read_it_at_a_desk(voted, screens):
    path = f"/uitslag/{voted.id}/{voted.step('vote')}"
    desk = screens.open(path, account=voted.fien.account)

    examined(desk, "proof at a desk", DESK)
    for look in DESKS:
        with looking(desk, look):
            assert (look.name, too_wide(desk, look)) == (look.name, [])


def test_under_twenty_ballots_it_says_why_there_are_none(room, screens):
    ids = list(room.actions().values())
    seats = room.fill(citizens=6, staff=5)
    room.move("vote")
    for seat in seats:
        seat.vote(room.step("vote"), ids[:2])
    room.move("vote", "close")
    desk = screens.open(f"/uitslag/{room.id}/{room.step('vote')}", account=room.fien.account)

    desk.get_by_text("Er zijn minder dan 20 stembladen.").wait_for()
    assert desk.get_by_role("link", name="stembladen").count() == 0
    examined(desk, "proof without ballots", DESK)


def test_what_somebody_takes_home_gives_the_sums_of_the_page(voted, screens):
    desk = screens.open(f"/uitslag/{voted.id}/{voted.step('vote')}", account=voted.fien.account)
    sums = [[int(cell) for cell in row.locator("td").all_inner_texts()] for row in desk.locator("tbody tr").all()]

    files = {}
    for kind, words in (("csv", "Open de stembladen als tabel"), ("pb", "Bewaar ze voor een rekenprogramma")):
        with desk.expect_download() as taken:
            desk.get_by_role("link", name=words).click()
        files[kind] = taken.value.path().read_bytes()

    table = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"), newline=""), delimiter=";"))
    counted = sorted((sum(map(int, column[1:])) for column in list(zip(*table, strict=True))[1:]), reverse=True)
    assert (len(table), counted) == (22, [votes for votes, _ in sums])
    places = [len(rank) for rank in recount(files["pb"], ".pb", Rule.MOST_VOTES).ranking]
    assert places == [[place for _, place in sums].count(place) for place in sorted({place for _, place in sums})]
