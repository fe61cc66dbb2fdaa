"""The municipality holds the pen: every door of the plan by which something is decided or becomes public is shut for the coach."""

import pytest

from facilitator.domain.plan.presentation import Audience
from facilitator.services.plan import presenting, talking
from tests.plan_house import build

# What a coach does beside the author: writing, talking, testing, preparing.
WRITES = {
    "add", "add_task", "be_here", "bring_presentation", "change_task", "choose_other_cards", "choose_policy_field", "comment",
    "copy_presentation", "correct", "fill_in", "give_back", "go_back", "hang", "keep_sheet", "lend", "make_presentation",
    "note_reaction", "save", "save_estimates", "save_fields", "save_step", "settle", "stop_making", "suggest", "write_cards",
    "drop_columns", "drop_presentation", "keep_columns", "redact_reaction",
}  # fmt: skip
# What the municipality does itself.
PUBLISHES = {
    "answer": "/plan/{item}/praten/dienst/voorstel/{suggestion}/neem-over",
    "answer_ideas": "/plan/ideeen",
    "answer_reactions": "/plan/voorleggen/reacties/antwoord",
    "change_years": "/plan/jaren",
    "close_presentation": "/plan/voorleggen/{cards}/sluit",
    "decide": "/plan/{item}/status",
    "drop_file": "/plan/invoer/geen/weg",
    "drop_goal": "/plan/boom/doel/weg",
    "make_final": "/plan/definitief",
    "note_decision": "/plan/beslissen/nieuw",
    "open_presentation": "/plan/voorleggen/{cards}/open",
    "report_progress": "/plan/opvolgen/2027-1/{item}",
    "send_file": "/plan/invoer",
    "take_answer_back": "/plan/ideeen/terug",
    "take_decision_back": "/plan/beslissen/geen/terug",
    "take_in": "/plan/invoer/geen/ja",
    "take_over": "/plan/opvolgen/2027-1/{item}/evaluatie",
    "tell_columns": "/plan/invoer/geen/kolommen",
    "undo": "/plan/invoer/ongedaan/geen",
    "write_goal": "/plan/boom/doel",
}


@pytest.fixture
def place(app):
    return build(app)


def test_every_door_of_the_plan_is_either_the_coachs_or_the_municipalitys(place):
    doors = {
        rule.endpoint.removeprefix("plan.")
        for rule in place.app.url_map.iter_rules()
        if rule.endpoint.startswith("plan.") and "POST" in (rule.methods or ())
    }

    assert doors == WRITES | PUBLISHES.keys()


def test_the_coach_opens_no_door_of_the_municipality(place):
    (one,) = place.propose(1)
    made = place.do(talking.suggest, place.people["ada"], place.trajectory.id, one, "dienst", "Bib", "Die doet dit al.")
    cards = place.do(presenting.make, place.people["ada"], place.trajectory.id, Audience.CITIZENS, "Ons plan", [one])
    place.patch("sofie", one, status=("weerhouden", 1))
    browser = place.browser("ada")
    form = {"csrf": browser.csrf, "version": "1", "status": "geschrapt"}

    told = {
        name: browser.client.post(
            browser.base + path.format(item=one, suggestion=made.id, cards=cards.id), data=form
        ).status_code
        for name, path in PUBLISHES.items()
    }

    assert told == dict.fromkeys(PUBLISHES, 403)
