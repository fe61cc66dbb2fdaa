"""Coverage while choosing: each tick draws the picture anew, says it once, and moves nothing that is held."""

from playwright.sync_api import expect

ALARM = ".alarm__title"


def _placed(room, desk, actions, places):
    for action, place in zip(actions, places, strict=True):
        desk.goto(f"/console/{room.id}/dekking/{action}")
        desk.locator(f'[name="place-principes"][value="{place}"]').check()
        desk.get_by_role("button", name="Bewaar", exact=True).click()


def _counted(room, actions):
    room.move("vote")
    for place, seat in enumerate(room.fill(citizens=6, staff=0)):
        seat.vote(room.step("vote"), actions[: 1 + place % 3])
    room.move("vote", "close")


def test_ticking_an_action_that_fills_a_box_ends_its_alarm_at_once(room):
    actions, desk = list(room.actions().values()), room.console()
    _placed(room, desk, actions, ("P2", "P3", "P4", "P1"))
    _counted(room, actions)
    desk.goto(f"/console/{room.id}/dekking?n=3")
    expect(desk.locator(ALARM)).to_have_text("Nog 2 vakken zijn leeg")
    fourth = desk.get_by_role("checkbox", name="mens de telefoon")
    fourth.focus()
    desk.keyboard.press("Space")
    expect(desk.locator(ALARM)).to_have_text("Nog 1 vak is leeg")
    expect(desk.locator("[data-coverage-said]")).to_have_text("Nog 1 vak is leeg.")
    expect(fourth).to_be_focused()
    desk.keyboard.press("Space")
    expect(desk.locator(ALARM)).to_have_text("Nog 2 vakken zijn leeg")
    desk.get_by_role("radio", name="Doelgroep").check()
    expect(desk.get_by_role("region", name="Vijf principes × Doelgroep")).to_be_visible()


def test_the_page_of_the_proposal_shows_what_is_ticked_there(room):
    actions, desk = list(room.actions().values()), room.console()
    _placed(room, desk, actions, ("P2", "P3", "P4", "P1"))
    _counted(room, actions)
    desk.goto(f"/console/{room.id}/voorstel/{room.step('vote')}")
    expect(desk.locator(ALARM)).to_have_text("Nog 2 vakken zijn leeg")
    desk.locator(f'input[name="action"][value="{actions[3]}"]').press("Space")
    expect(desk.locator(ALARM)).to_have_text("Nog 1 vak is leeg")


def test_without_a_script_a_button_draws_the_picture(room, screens):
    actions, desk = list(room.actions().values()), room.console()
    _placed(room, desk, actions, ("P2", "P3", "P4", "P1"))
    plain = screens.open(f"/console/{room.id}/dekking", account=room.fien.account, java_script_enabled=False)
    expect(plain.locator(ALARM)).to_have_text("Nog 1 vak is leeg")
    plain.locator(f'input[name="action"][value="{actions[3]}"]').uncheck()
    plain.get_by_role("button", name="Kijk wat dit dekt").click()
    expect(plain.locator(ALARM)).to_have_text("Nog 2 vakken zijn leeg")
    expect(plain.get_by_text("Je koos er 3.")).to_be_visible()
