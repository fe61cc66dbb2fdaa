"""Uitslag in detail: for who runs the session, once a vote is counted, and asked by the address alone."""

from dataclasses import replace

import pytest

from facilitator.domain.roles import Role
from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.selection import can_select
from facilitator.views.ideas.costs import field_of
from tests.desk import Desk


@pytest.fixture
def counted(work):
    """A counted vote of seven citizens and six who work there, over five actions; returns the page's address."""
    actions = work.actions("Digipunt", "Laptops", "Klare taal", "Telefoon", "Papier")
    people = [work.join(Role.CITIZEN) for _ in range(7)] + [work.join(Role.STAFF) for _ in range(6)]
    work.open("vote")
    vote = work.step("vote")
    for seat in people:
        mine = actions[:3] if seat.role is Role.CITIZEN else actions[1:4]
        work.cast(seat, vote, mine)
    work.press(f"stap/{vote.id}/tellen")
    return f"{work.base}/uitslag/{vote.id}"


def test_the_page_tells_each_part_of_a_counted_vote(work, counted):
    page = work.fien.get(counted)

    assert page.status == 200
    for heading in (
        "Rangschikkingen naast elkaar",
        "Hoe vast staat de top 3?",
        "Waar groepen verschillen",
        "Twee regels om te kiezen",
    ):
        assert heading in page.text
    assert "Eerlijk verdeeld" not in page.text


def test_other_rankings_say_what_enters_and_what_leaves(work, counted):
    page = work.fien.get(f"{counted}?plaatsen=1").text

    assert "Hoe vast staat de top 1?" in page
    assert "Op de grens staan gelijk: 2, 3." in page
    assert "Inwoners eerst De volgorde van inwoners. Is het gelijk, dan telt iedereen. Dezelfde top 1." in page


def test_groups_that_share_no_choice_stand_wholly_apart_and_come_first(work, counted):
    page = work.fien.get(counted).text

    found = page[page.index("Waar groepen verschillen") :]
    assert found.index("Digipunt") < found.index("Laptops")
    assert "Digipunt 1,00 inwoners 7 van 7 medewerkers 0 van 6" in found
    assert "Laptops 0,00 inwoners 7 van 7 medewerkers 6 van 6" in found


def test_the_two_rules_are_worked_out_only_when_asked_for(work, counted):
    work.fien.get(f"{counted}?plaatsen=2&kies=plaatsen")
    page = work.fien.text

    assert "Meeste stemmen De hoogste eerst, tot het vol is." in page
    assert page.count("13 van 13 stembladen dragen dit.") == 4
    assert "Allen samen 2,0 2,0" in page
    assert "Stembladen zonder één gekozen actie 0 0" in page


def test_money_is_shared_over_what_has_a_cost(work, counted):
    assert "Zeg dan eerst wat acties kosten." in work.fien.get(counted).text
    with work.house.readers.lent() as store:
        first, second, *_ = store.actions.of_session(work.session)
    amounts = {field_of(first.id): "1000", field_of(second.id): "2.000"}
    work.fien.get(f"{work.base}/kosten").post(f"{work.base}/kosten", amounts)

    page = work.fien.get(f"{counted}?kies=geld&geld=€ 2.500").text
    assert "Voor 2.500 euro:" in page
    assert "Van 3, 4, 5 weten we de kosten niet. Die doen niet mee." in page
    assert "Samen 2.000 van 2.500 euro." in page


@pytest.mark.parametrize("query", ["plaatsen=0", "plaatsen=6", "plaatsen=veel", "kies=geld&geld=", "kies=geld&geld=-3"])
def test_what_is_no_number_is_asked_again_with_the_page_as_it_was(work, counted, query):
    page = work.fien.get(f"{counted}?{query}")

    assert (page.status, "Typ een getal van 1 tot" in page.text) == (422, True)
    assert "Hoe vast staat de top 3?" in page.text


def test_what_nobody_knows_in_the_address_is_passed_over(work, counted):
    assert work.fien.get(f"{counted}?kies=iets&anders=1").status == 200


def test_the_newest_counted_vote_is_found_from_the_console(work, counted):
    assert f'href="{work.base}/uitslag"' in work.fien.get(work.base).page
    assert work.fien.get(f"{work.base}/uitslag").path == counted


def test_before_a_count_there_is_nothing_to_see(work):
    assert "Er is nog niets geteld." in work.fien.get(f"{work.base}/uitslag").text
    actions = work.actions("Een", "Twee")
    seat = work.join()
    work.open("vote")
    vote = work.step("vote")
    work.cast(seat, vote, actions[:1])
    for state in ("open", "stopped"):
        page = work.fien.get(f"{work.base}/uitslag/{vote.id}?kies=plaatsen")
        assert (page.status, "Een" in page.text) == (409, False)
        if state == "open":
            work.press(f"stap/{vote.id}/stoppen")


def test_a_vote_in_which_nobody_voted_has_its_page_too(work):
    work.actions("Een", "Twee", "Drie")
    work.open("vote")
    vote = work.step("vote")
    work.press(f"stap/{vote.id}/tellen")

    page = work.fien.get(f"{work.base}/uitslag/{vote.id}?kies=plaatsen&plaatsen=2")
    assert (page.status, "0 stembladen" in page.text) == (200, True)


def test_a_step_that_is_no_vote_and_a_stranger_see_nothing(app, work, counted):
    assert work.fien.get(f"{work.base}/uitslag/{work.step('write').id}").status == 404
    assert work.fien.get(f"{work.base}/uitslag/nergens").status == 404
    vic = Desk(app).known("Vic")
    for path in (f"{work.base}/uitslag", counted):
        assert vic.get(path).status == 404
    assert Desk(app).get(counted).path == "/aanmelden"


def test_without_groups_only_the_whole_room_is_told_of(work):
    actions = work.actions("Een", "Twee", "Drie")
    people = [work.join() for _ in range(4)] + [work.join(Role.STAFF) for _ in range(3)]
    work.open("vote")
    vote = work.step("vote")
    for seat in people:
        work.cast(seat, vote, actions[:2] if seat.role is Role.STAFF else actions[2:])
    work.press(f"stap/{vote.id}/tellen")

    page = work.fien.get(f"{work.base}/uitslag/{vote.id}?kies=plaatsen&plaatsen=1").text
    assert "Je ziet alleen het totaal." in page
    assert "Er zijn geen twee groepen om te vergelijken." in page
    assert "medewerkers" not in page
    assert "Per groep" not in page


def said(kind, actions, place):
    """Return a ballot of this kind; citizens and staff come in turn and want other things."""
    mine = [actions[(place % 2 + n) % 5] for n in range(3)]
    match kind:
        case BallotKind.PICK | BallotKind.RANK | BallotKind.BUDGET:
            return mine
        case BallotKind.DOTS:
            return {mine[0]: 2, mine[1]: 1}
        case BallotKind.MATRIX:
            return {action: {"effect": 1 + place % 3, "effort": 2} for action in mine}
    answers = {BallotKind.YES_DOUBT_NO: ("yes", "doubt", "no"), BallotKind.MOSCOW: ("must", "should", "not_now"),
               BallotKind.CONSENT: ("none", "concern", "objection")}  # fmt: skip
    return dict(zip(mine, answers[kind], strict=True))


@pytest.mark.parametrize("kind", BallotKind)
def test_every_kind_of_vote_is_told_in_detail(work, kind):
    actions = work.actions("Digipunt", "Laptops", "Klare taal", "Telefoon", "Papier")
    people = [work.join((Role.CITIZEN, Role.STAFF)[n % 2]) for n in range(12)]
    vote = replace(work.step("vote"), kind=kind, options={"k": 3, "total": 10_000})
    work.house.writer.write(lambda tx: (tx.sessions.save_step(vote), []))
    with work.house.readers.lent() as store:
        amounts = {field_of(action): "2000" for action in actions}
        assert store.sessions.step(work.session, vote.id).kind is kind
    work.fien.get(f"{work.base}/kosten").post(f"{work.base}/kosten", amounts)
    work.open("vote")
    for place, seat in enumerate(people):
        work.cast(seat, vote, said(kind, actions, place))
    work.press(f"stap/{vote.id}/tellen")

    for query in ("", "?plaatsen=2&kies=plaatsen", "?plaatsen=5&kies=geld&geld=4000"):
        page = work.fien.get(f"{work.base}/uitslag/{vote.id}{query}")
        assert (page.status, "12 stembladen" in page.text) == (200, True)
        assert ("Eerlijk verdeeld" in page.text) == (can_select(kind) and bool(query))
        assert ("Twee aan twee" in page.text) == (kind is BallotKind.RANK)
        assert ("Te weinig mensen schatten dit in." in page.text) is False
