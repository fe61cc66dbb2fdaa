"""Every kind of ballot on a phone without JavaScript: cast, shown again, refused with nothing lost, wiped at the count."""

import re

import pytest

from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from tests.web.helping import tablet
from tests.web.voting import Vote

LEFT = {
    "pick": "Je mag er nog 1 kiezen.",
    "budget": "Er is nog 3.500 euro over.",
    "dots": "Je hebt nog 2 stippen.",
    "rank": "Je mag er nog 1 kiezen.",
    "yes_doubt_no": "Je mag nog veranderen.",
    "moscow": "Bij 2 kaarten koos je nog niets.",
    "consent": "Je mag nog veranderen.",
    "matrix": "Bij 1 kaart koos je nog niets.",
}
REFUSED = {
    "pick": ({"choice": ["{0}", "{1}", "{2}", "{3}"]}, "Kies er hoogstens 3."),
    "budget": ({"choice": ["{0}", "{1}", "{2}"]}, "Dit kost samen meer dan 10.000 euro. Haal er een weg."),
    "dots": ({"dots-{0}": "2", "dots-{1}": "2", "dots-{2}": "2"}, "Je hebt 5 stippen. Haal er eerst een weg."),
    "rank": (
        {"place-{0}": "1", "place-{2}": "1"},
        "Twee kaarten staan op plaats 1. Geef elke kaart een andere plaats.",
    ),
    "moscow": (
        {"answer-{0}": "must", "answer-{1}": "must"},
        "Hoogstens 1 acties «moeten». Kies voor een andere «beter wel».",
    ),
    "consent": (
        {"answer-{0}": "none", "reason-{1}": "Te ver."},
        "Je schreef waarom. Kies daar ook een antwoord.",
    ),
}


@pytest.mark.parametrize("kind", BallotKind)
def test_a_ballot_is_cast_and_comes_back_filled_in(app, kind):
    hall = Vote(app, kind)
    hall.crowd(6)
    phone = hall.phone()
    hall.open("vote")
    fields = hall.good()
    phone.get("/sessie").send("/sessie/stem", **fields)

    assert (phone.path, phone.state()) == ("/sessie", f"Bewaard. {LEFT[kind]}")
    assert hall.ballots() == [hall.kept()]
    assert filled_in(phone.page) == said_by(fields)


@pytest.mark.parametrize("kind", REFUSED)
def test_too_much_is_said_in_words_and_stays_filled_in(app, kind):
    hall = Vote(app, kind)
    phone = hall.phone()
    hall.open("vote")
    fields, says = hall.named(REFUSED[kind])
    phone.get("/sessie").send("/sessie/stem", **fields)

    assert (phone.status, phone.state()) == (422, says)
    assert filled_in(phone.page) == said_by(fields)
    assert hall.ballots() == []


@pytest.mark.parametrize("kind", BallotKind)
def test_a_ballot_comes_back_after_stop_and_is_gone_after_the_count(app, kind):
    hall = Vote(app, kind)
    phone = hall.phone()
    hall.open("vote")
    fields = hall.good()
    phone.get("/sessie").send("/sessie/stem", **fields)
    hall.stop()
    assert (phone.get("/sessie").state(), filled_in(phone.page)) == ("Je stem is binnen.", [])
    hall.open("vote")
    assert filled_in(phone.get("/sessie").page) != []
    hall.count()
    assert filled_in(phone.get("/sessie").page) == []
    assert hall.ballots() == []


@pytest.mark.parametrize("kind", BallotKind)
def test_nobody_else_sees_what_was_filled_in(app, kind):
    hall = Vote(app, kind)
    an, bea = hall.phone(), hall.phone()
    hall.open("vote")
    an.get("/sessie").send("/sessie/stem", **hall.good())

    assert filled_in(bea.get("/sessie").page) == []


def test_where_staff_judge_apart_each_is_asked_its_own_question(app):
    hall = Vote(app, "matrix")
    hall.crowd(5)
    hall.crowd(5, Role.STAFF)
    staff, citizen = hall.phone("staff"), hall.phone()
    hall.open("vote")
    asked = {
        role: [axis for axis in ("effect", "effort") if f'data-key="{axis}-{hall.ids[0]}"' in shown(phone.get("/sessie").page)]
        for role, phone in (("staff", staff), ("citizen", citizen))
    }  # fmt: skip
    assert asked == {"staff": ["effort"], "citizen": ["effect"]}
    citizen.send("/sessie/stem", **{f"effect-{hall.ids[0]}": "3", f"effort-{hall.ids[0]}": "1"})
    assert hall.ballots() == [{hall.ids[0]: {"effect": 3}}]


@pytest.mark.parametrize("kind", BallotKind)
def test_an_empty_form_takes_the_ballot_back(app, kind):
    hall = Vote(app, kind)
    phone = hall.phone()
    hall.open("vote")
    phone.get("/sessie").send("/sessie/stem", **hall.good())
    phone.send("/sessie/stem", **dict.fromkeys(hall.good(), ""))

    assert (hall.ballots(), phone.status, filled_in(phone.page)) == ([], 200, [])


@pytest.mark.parametrize("kind", BallotKind)
def test_on_a_shared_tablet_the_next_person_sees_nothing_and_votes_too(app, kind):
    hall = Vote(app, kind)
    hall.open("vote")
    device = tablet(hall)
    for place in (1, 2):
        device.get(f"/tablet/plaats/{place}").post(f"/tablet/plaats/{place}", {"role": "citizen"})
        assert (device.path, filled_in(device.page)) == ("/sessie", [])
        device.send("/sessie/stem", **hall.good())
        assert filled_in(device.page) == said_by(hall.good())
        device.post("/tablet/volgende")
    device.post("/tablet/plaats/1")
    assert (filled_in(device.page), "Je stem is binnen. Opnieuw kiezen? Dat kan." in device.text) == ([], True)
    assert hall.ballots() == [hall.kept()] * 2


def said_by(fields):
    """Return (name, value) of each of these fields that says something."""
    each = [(name, [value] if isinstance(value, str) else value) for name, value in fields.items()]
    return sorted((name, value) for name, values in each for value in values if value not in ("", "0"))


def shown(page):
    """Return the page without the questions that are hidden."""
    return re.sub(r'(?s)<fieldset[^>]*data-roles="[^"]*" hidden>.*?</fieldset>', "", page)


def filled_in(page):
    """Return (name, value) of every field of the ballot that is filled in."""
    form = re.search(r'(?s)<form[^>]*data-form="ballot".*?</form>', page)
    if form is None:
        return []
    ticked = re.findall(r'<input[^>]*name="([^"]*)" value="([^"]*)" ?(?:data-cost="\d+")? ?checked', form[0])
    typed = re.findall(r'<input[^>]*name="(dots-[^"]*)"[^>]*value="([1-9]\d*)"', form[0])
    written = re.findall(r'(?s)<textarea[^>]*name="([^"]*)"[^>]*>([^<]+)</textarea>', form[0])
    placed = [
        (name, place)
        for name, options in re.findall(r'(?s)<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form[0])
        for place in re.findall(r'value="(\d)" selected', options)
    ]
    return sorted([*ticked, *typed, *written, *placed])
