"""The merging screen, as plain forms: together, apart, undone, and nothing typed is lost."""

import pytest

from facilitator.services.ideas.ideas import hand_in, submit_idea
from tests.desk import Desk


@pytest.fixture
def ideas(work):
    """Three titles that a table handed in; the first two look alike."""
    seat = work.join(table=1)
    work.open("write")
    work.open("tables")
    return [work.hand_in(seat, title) for title in ("Gratis hulp in de bib", "Hulp in de bib", "Een open balie")]


def merge(work, path="/samenvoegen", **data):
    page = f"{work.base}/samenvoegen"
    work.fien.get(page)
    return work.fien.post(f"{work.base}{path}", data) if data else work.fien


def actions(work):
    with work.house.readers.lent() as store:
        return [(action.number, action.title, set(action.ideas)) for action in store.actions.of_session(work.session)]


def test_look_alikes_are_proposed_together(work, ideas):
    page = merge(work).page
    assert f"kies={ideas[0]},{ideas[1]}" in page
    assert "Lijken op elkaar" in work.fien.text


def test_a_proposal_ticks_both_and_offers_a_title(work, ideas):
    work.fien.get(f"{work.base}/samenvoegen?kies={ideas[0]},{ideas[1]}")
    assert work.fien.page.count(" checked>") == 2
    assert work.fien.fields("title") == ["Gratis hulp in de bib"]


def test_several_ideas_become_one_action_with_a_title_of_its_own(work, ideas):
    merge(work, "/acties", idea=ideas[:2], title="Hulp in de bib, elke dag")
    assert actions(work) == [(1, "Hulp in de bib, elke dag", set(ideas[:2]))]


def test_one_idea_becomes_an_action_under_its_own_words(work, ideas):
    merge(work, "/acties", idea=[ideas[2]])
    assert actions(work) == [(1, "Een open balie", {ideas[2]})]


def test_an_idea_joins_an_action_later_and_is_taken_out_again(work, ideas):
    merge(work, "/acties", idea=[ideas[0]])
    action = work.actions()[0]
    merge(work, "/acties/erbij", idea=[ideas[1]], action=action)
    assert actions(work) == [(1, "Gratis hulp in de bib", set(ideas[:2]))]
    merge(work, "/acties/eruit", split=f"{action}:{ideas[1]}")
    assert actions(work) == [(1, "Gratis hulp in de bib", {ideas[0]})]


def test_undo_and_taking_apart_bring_the_ideas_back(work, ideas):
    merge(work, "/acties", idea=ideas[:2], title="Samen")
    merge(work, "/ongedaan", terug="samenvoegen")
    assert work.fien.path == f"{work.base}/samenvoegen"
    assert actions(work) == []
    merge(work, "/acties", idea=ideas[:2], title="Samen")
    merge(work, "/acties/los", action=work.actions()[0])
    assert actions(work) == []


def test_a_title_is_changed(work):
    action = work.actions("Bib")[0]
    merge(work, "/acties/titel", **{"action": action, f"title-{action}": "Hulp in de bib"})
    assert [title for _, title, _ in actions(work)] == ["Hulp in de bib"]


def test_a_title_that_is_too_long_is_refused_and_stays_with_what_was_ticked(work, ideas):
    long = "x" * 121
    merge(work, "/acties", idea=ideas[:2], title=long)
    assert work.fien.status == 422
    assert work.fien.fields("title") == [long]
    assert work.fien.page.count(" checked>") == 2


def test_an_idea_that_somebody_else_took_is_refused(work, ideas):
    merge(work, "/acties", idea=[ideas[0]])
    merge(work, "/acties", idea=ideas[:2], title="Samen")
    assert work.fien.status == 409
    assert "Dit idee zit al in een actie." in work.fien.text
    assert len(actions(work)) == 1


def test_nothing_ticked_and_nothing_typed_makes_no_action(work):
    merge(work, "/acties", title=" ")
    assert (work.fien.status, actions(work)) == (422, [])


def test_once_people_vote_actions_stand_fast(work):
    work.actions("Een", "Twee")
    work.join()
    work.open("vote")
    assert "Acties liggen vast" in merge(work).text
    merge(work, "/acties", title="Drie")
    assert (work.fien.status, len(actions(work))) == (409, 2)


def test_words_are_made_unreadable(work, ideas):
    page, title = f"{work.base}/idee/{ideas[0]}", "Gratis hulp in de bib"
    work.fien.get(page).post(page, {"title": title, "text": title, "word": ["0", "4"]})
    assert "▇▇ hulp in de ▇▇" in work.fien.text
    assert "Gratis" not in work.fien.get(f"{work.base}/samenvoegen").text


def test_words_of_a_title_and_of_its_text_are_ticked_apart(work):
    seat = work.join(table=1)
    work.open("write")
    own = work.house.writer.write(submit_idea, seat, "Jan van de balie is grof", work.key()).id
    work.open("tables")
    work.house.writer.write(hand_in, seat, "Cursus voor Jan", own, work.key())
    page = f"{work.base}/idee/{own}"
    typed = {"title": "Cursus voor Jan", "text": "Jan van de balie is grof", "title_word": ["2"], "word": ["0", "5"]}
    work.fien.get(page).post(page, typed)
    assert "Cursus voor ▇▇ ▇▇ van de balie is ▇▇" in work.fien.text


def test_nothing_ticked_changes_nothing(work, ideas):
    page, title = f"{work.base}/idee/{ideas[0]}", "Gratis hulp in de bib"
    work.fien.get(page).post(page, {"title": title, "text": title})
    assert title in work.fien.text


def test_words_of_a_text_that_changed_meanwhile_are_shown_anew(work, ideas):
    page = f"{work.base}/idee/{ideas[0]}"
    work.fien.get(page).post(page, {"title": "Iets", "text": "Iets anders", "word": ["0"]})
    assert work.fien.status == 409
    assert "De tekst is intussen veranderd." in work.fien.text
    assert "Gratis hulp in de bib" in work.fien.text


def test_what_people_write_cannot_become_markup(work):
    action = work.actions('<script>alert("x")</script>', "Twee")
    assert len(action) == 2
    for page in ("", "/samenvoegen"):
        assert "<script>alert" not in work.fien.get(work.base + page).page


def test_a_pictogram_is_chosen_from_the_list_and_shown_with_its_word(work):
    action = work.actions("Een loket met een mens")[0]
    page = work.fien.get(f"{work.base}/acties/{action}/pictogram")
    assert (len(page.fields("pictogram")), page.fields("pictogram")[:2]) == (35, ["", "counter"])
    page.post(f"{work.base}/acties/{action}/pictogram", {"pictogram": "help"})
    assert (work.fien.path, _pictograms(work)) == (f"{work.base}/samenvoegen", ["help"])
    assert "hulp" in work.fien.text


def test_the_pictogram_that_suits_the_title_is_one_press_away(work):
    work.actions("Een loket met een mens", "Xyz")
    page = work.fien.get(f"{work.base}/samenvoegen")
    offered = page.fields("draw")
    assert (len(offered), offered[0].split(":")[1]) == (1, "counter")
    page.post(f"{work.base}/acties/pictogram", {"draw": offered[0]})
    assert _pictograms(work) == ["counter", ""]


def test_a_pictogram_can_be_taken_away_and_undone(work):
    action = work.actions("Een loket met een mens")[0]
    choose = f"{work.base}/acties/{action}/pictogram"
    work.fien.get(choose).post(choose, {"pictogram": "counter"})
    work.fien.get(choose).post(choose, {"pictogram": ""})
    assert _pictograms(work) == [""]
    work.press("ongedaan")
    assert _pictograms(work) == ["counter"]


def test_an_unknown_pictogram_is_refused_in_place(work):
    action = work.actions("Een loket")[0]
    choose = f"{work.base}/acties/{action}/pictogram"
    page = work.fien.get(choose).post(choose, {"pictogram": "raket"})
    assert (page.status, "Kies een pictogram uit de lijst." in page.text, _pictograms(work)) == (422, True, [""])


def test_once_voting_began_the_pictograms_stay(work):
    action = work.actions("Een loket", "Een bus")[0]
    work.open("vote")
    choose = f"{work.base}/acties/{action}/pictogram"
    assert work.fien.get(choose).post(choose, {"pictogram": "bus"}).status == 409
    assert "Kies een pictogram" not in work.fien.get(f"{work.base}/samenvoegen").text


def test_a_pictogram_survives_an_action_that_was_undone_and_came_back(work):
    action = work.actions("Een loket", "Een bus")[0]
    choose = f"{work.base}/acties/{action}/pictogram"
    work.fien.get(choose).post(choose, {"pictogram": "counter"})
    work.fien.get(f"{work.base}/samenvoegen").post(f"{work.base}/acties/los", {"action": action})
    work.press("ongedaan")
    assert _pictograms(work) == ["counter", ""]


def test_pictograms_are_no_business_of_strangers(app, work):
    action = work.actions("Een loket")[0]
    vic = Desk(app).known("Vic")
    assert vic.get(f"{work.base}/acties/{action}/pictogram").status == 404
    vic.get("/trajecten/nieuw").post(f"{work.base}/acties/{action}/pictogram", {"pictogram": "bus"})
    assert (vic.status, _pictograms(work)) == (404, [""])


def _pictograms(work):
    with work.house.readers.lent() as store:
        return [action.pictogram for action in store.actions.of_session(work.session)]
