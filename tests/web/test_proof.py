"""«Reken het zelf na»: for seats once the result is shown, for the team at once, and ballots only where they hide people."""

import csv
import io
import re

import pytest

from facilitator.domain.roles import Role
from facilitator.services.voting import casting
from tests.desk import Desk
from tests.web.hall import Hall

TITLES = ("Hulp in de bib", "Buren helpen buren", "=Een lijst; met «tekens»")


class ProvenHall(Hall):
    """A hall that held a vote: `citizens` and `staff` voted, one an seat among them on a phone."""

    def hold(self, citizens, staff=0):
        self.ids = [self.action(title) for title in TITLES]
        seats = self.crowd(citizens) + self.crowd(staff, Role.STAFF)
        self.an = self.phone()
        self.open("vote")
        for n, seat in enumerate(seats):
            self.do(
                casting.cast_ballot,
                seat,
                self.step("vote").id,
                [self.ids[n // 7], self.ids[0]][: 1 + bool(n // 7)],
                "k",
            )

    @property
    def path(self):
        return f"/uitslag/{self.id}/{self.step('vote').id}"


@pytest.fixture
def hall(app):
    return ProvenHall(app)


def table(page):
    return list(csv.reader(io.StringIO(page.page.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_the_page_says_the_rule_who_voted_the_order_and_the_sums(hall):
    hall.hold(15, 6)
    hall.count()
    fien = Desk(hall.app).known("fien").get(hall.path)

    assert fien.status == 200
    assert "Iedereen kiest hoogstens 3 acties. Elke keuze telt één keer." in fien.text
    assert "Evenveel is een gelijke plaats. We loten nooit." in fien.text
    assert "21 stemmen." in fien.text
    assert "We zien niet dat een hogere plaats meer stemmen gaf." in fien.text
    assert re.search(r"Actie Gekozen Plaats .{0,12}1 Hulp in de bib 21 1", fien.text)
    assert "python -m facilitator tally stembladen.pb --rule most-votes" in fien.text


def test_a_seat_sees_it_once_the_result_is_shown_and_not_before(hall):
    hall.hold(21)
    assert hall.an.get(hall.path).status == 409
    hall.count()
    assert hall.an.get(hall.path).status == 409
    assert hall.an.get(f"{hall.path}/stembladen.csv").status == 409
    hall.show()
    assert hall.an.get(hall.path).status == 200
    assert "Terug naar de sessie" in hall.an.text
    assert hall.an.get(f"{hall.path}/stembladen.csv").status == 200


def test_strangers_find_nothing(hall):
    hall.hold(21)
    hall.count()
    hall.show()
    vic, other = Desk(hall.app).known("vic"), Hall(hall.app).phone()

    assert [who.get(path).status for who in (vic, other) for path in (hall.path, f"{hall.path}/stembladen.csv")] == [
        404
    ] * 4
    assert Desk(hall.app).get(hall.path).path == "/aanmelden"


def test_a_stranger_with_an_account_who_sits_in_the_room_sees_it_as_a_seat(hall):
    hall.hold(21)
    hall.count()
    hall.show()
    vic = hall.an.known("vic")
    assert vic.get(hall.path).status == 200


def test_the_table_holds_choices_alone(hall):
    hall.hold(15, 6)
    hall.count()
    found = table(Desk(hall.app).known("fien").get(f"{hall.path}/stembladen.csv"))

    assert found[0] == ["stemblad", "1. Hulp in de bib", "2. Buren helpen buren", "3. =Een lijst; met «tekens»"]
    assert [line[1:] for line in found[1:]] == [["1", "0", "0"]] * 7 + [["1", "0", "1"]] * 7 + [["1", "1", "0"]] * 7


def test_under_twenty_ballots_nothing_but_sums_is_given(hall):
    hall.hold(19)
    hall.count()
    fien = Desk(hall.app).known("fien").get(hall.path)

    assert "Er zijn minder dan 20 stembladen." in fien.text
    assert "stembladen.csv" not in fien.page
    assert [fien.get(f"{hall.path}/stembladen.{kind}").status for kind in ("csv", "pb", "xlsx")] == [403, 403, 404]


def test_a_phone_offers_the_way_there_with_the_result(hall):
    hall.hold(21)
    hall.count()
    assert "/sessie/nareken" not in hall.an.get("/sessie").page
    assert hall.an.get("/sessie/nareken").status == 409
    hall.show()
    assert 'href="/sessie/nareken"' in hall.an.get("/sessie").page
    assert hall.an.get("/sessie/nareken").path == hall.path


def test_before_the_count_nobody_gets_a_ballot(hall):
    hall.hold(21)
    fien = Desk(hall.app).known("fien")
    assert (fien.get(hall.path).status, fien.get(f"{hall.path}/stembladen.csv").status) == (409, 409)


def test_console_and_report_lead_there_and_the_report_says_what_the_list_did(hall):
    hall.hold(21)
    hall.count()
    fien = Desk(hall.app).known("fien")

    assert f'href="{hall.path}"' in fien.get(f"/console/{hall.id}").page
    report = fien.get(f"/druk/{hall.id}/verslag")
    assert f'href="{hall.path}"' in report.page
    assert "We zien niet dat een hogere plaats meer stemmen gaf." in report.text
