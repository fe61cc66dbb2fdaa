"""The pages of a trajectory."""

from datetime import date

from facilitator.domain.roles import Duty
from facilitator.domain.trajectory import Account, Membership, Trajectory
from facilitator.views.trajectory import trajectory_lines, trajectory_page
from tests.cast import RUNSHEETS
from tests.views.made import NOW, session

DENTERGEM = Trajectory("t", "37002", "Dentergem", "Iedereen mee", NOW, date(2027, 12, 31))
FIEN, SAM = Account("f", "Fien", "fien@example.be"), Account("s", "Sam")


def page(duty=Duty.FACILITATOR, sessions=()):
    members = [Membership(FIEN, "t", Duty.FACILITATOR), Membership(SAM, "t", Duty.SECRETARY)]
    return trajectory_page(DENTERGEM, duty, sessions, RUNSHEETS, members, FIEN)


def test_the_run_sheets_stand_in_the_order_of_a_trajectory():
    assert [one.name for one in page().formats] == [
        "intake", "startsessie", "werksessie-schrijven", "werksessie-toetsen", "inwonersgesprek", "regiosessie", "evaluatie",
    ]  # fmt: skip


def test_a_session_is_known_by_its_run_sheet_its_code_and_its_hour():
    (line,) = page(sessions=[session(starts_at=NOW)]).sessions
    assert (line.format, line.spoken_code, line.when) == (
        RUNSHEETS["startsessie"].title, "482 913", "vrijdag 12 maart 2027, 20:00",
    )  # fmt: skip


def test_a_session_of_a_run_sheet_that_is_gone_is_still_shown():
    (line,) = page(sessions=[session(format="weg")]).sessions
    assert (line.format, line.when) == ("weg", "")


def test_only_a_facilitator_leads():
    assert page().leads
    assert not page(Duty.SECRETARY).leads


def test_you_are_told_which_one_is_you():
    assert [(one.name, one.is_you, one.email) for one in page().people] == [
        ("Fien", True, "fien@example.be"),
        ("Sam", False, ""),
    ]


def test_the_list_names_municipality_duty_and_end():
    (line,) = trajectory_lines([(DENTERGEM, Duty.AUTHOR)])
    assert (line.municipality, line.duty, line.ends) == ("Dentergem", Duty.AUTHOR, "vrijdag 31 december 2027")
