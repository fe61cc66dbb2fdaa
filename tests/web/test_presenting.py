"""«Voorleggen» on screen, without a script: choosing, writing, opening, keying paper, and answering what people said."""

import re

import pytest

from facilitator.domain.plan.presentation import Audience, Way
from facilitator.domain.plan.questions import Question
from facilitator.services.plan import findings, linking, presenting, reacting
from tests.plan_house import TITLES, build

PATH = "/plan/voorleggen"


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def items(place):
    return place.propose(1, 2, 3, 4)


@pytest.fixture
def shown(place, items):
    return place.do(presenting.make, place.people["ada"], place.trajectory.id, Audience.CITIZENS, "Ons plan", items[:3])


def text(answer):
    return answer.get_data(as_text=True)


def stored(place, shown):
    return place.read(presenting.presentation, place.people["rita"], place.trajectory.id, shown.id)


def test_an_empty_page_teaches_what_it_is_for(place):
    page = text(place.browser("ann").get(PATH))
    assert "Kies acties voor inwoners" in page
    assert "Er zijn nog geen reacties." in page
    assert "Kies de acties" not in text(place.browser("rita").get(PATH))
    assert "Er staan nog geen acties in het plan" in text(place.browser("ann").get(f"{PATH}/nieuw"))


def test_every_page_opens_for_the_team_and_for_no_stranger(place, shown):
    rita, stranger, nobody = place.browser("rita"), place.browser("stranger"), place.app.test_client()
    own = ("", "/acties", "/scherm", "/papier", "/invoeren", "/uitkomst")
    for path in (PATH, f"{PATH}/nieuw", f"{PATH}/reacties", *(f"{PATH}/{shown.id}{page}" for page in own)):
        assert rita.get(path).status_code == 200
        assert stranger.get(path).status_code == 404
        assert nobody.get(f"/traject/{place.trajectory.id}{path}").status_code == 303
    for page in ("x", "x/acties", "x/scherm", "x/invoeren", "%ED%A0%80"):
        assert rita.get(f"{PATH}/{page}").status_code == 404


def test_the_actions_with_the_best_advice_are_ticked_first(place, items):
    page = text(place.browser("ann").get(f"{PATH}/nieuw?voor=medewerkers"))
    assert re.findall(r'name="actie" value="([^"]+)" checked', page) == items
    assert 'value="medewerkers" checked' in page


def test_cards_are_made_written_and_put_in_another_order(place, items):
    ann = place.browser("ann")
    made = ann.post(f"{PATH}/nieuw", actie=items[:2], voor="inwoners")
    path = made.headers["Location"].removeprefix(ann.base)
    mark = re.search(r'name="gezien" value="(\w+)"', text(ann.get(path)))[1]
    sent = {
        "gezien": mark,"kaart": items[:2], "titel": "Voor jullie", f"plaats.{items[0]}": "2", f"plaats.{items[1]}": "1",
            f"titel.{items[0]}": "Digipunt", f"titel.{items[1]}": "Mailen", f"zin.{items[1]}": "In vier lessen.",
            f"pictogram.{items[1]}": "lesson"}  # fmt: skip

    assert ann.post(path, **sent).headers["Location"] == f"{ann.base}{path}?bewaard=ja"
    page = text(ann.get(path))
    assert page.index("Mailen") < page.index("Digipunt")
    assert "In vier lessen." in page

    overtaken = ann.post(path, **(sent | {f"titel.{items[0]}": "Mijn woorden"}))
    assert (overtaken.status_code, "Zo staat het nu:" in text(overtaken), "Mijn woorden" in text(overtaken)) == (
        409,
        True,
        True,
    )
    wrong = ann.post(path, **(sent | {f"titel.{items[0]}": " ", f"zin.{items[1]}": "Nog niet bewaard"}))
    assert (wrong.status_code, "Nog niet bewaard" in text(wrong)) == (422, True)
    assert "Nog niet bewaard" not in text(ann.get(path))


def test_a_choice_that_cannot_be_is_told_on_the_page(place, items):
    ann = place.browser("ann")
    for form in (
        {},
        {"voor": "iedereen"},
        {"voor": "inwoners", "actie": "nergens"},
        {"voor": "inwoners", "actie": ["x"] * 9},
    ):
        answer = ann.post(f"{PATH}/nieuw", **form)
        assert (answer.status_code, 'id="acties-error"' in text(answer)) == (422, True)


def test_only_the_municipality_is_offered_the_link_and_gets_it(place, shown):
    path = f"{PATH}/{shown.id}"
    assert "De gemeente opent de link." in text(place.browser("ada").get(path))
    assert place.browser("ada").post(f"{path}/open").status_code == 403
    sofie = place.browser("sofie")
    unsaid = sofie.post(f"{path}/open", language=["fr", "zz"])
    assert (unsaid.status_code, 'value="fr" checked' in text(unsaid)) == (422, True)
    assert sofie.post(f"{path}/open", language="zz nl").status_code == 303
    assert stored(place, shown).languages == ("nl",)

    page = text(sofie.get(path))
    link = re.search(r'href="http://localhost(/reageer/[0-9a-f]+)"', page)[1]
    assert place.app.test_client().get(link).status_code == 200
    assert "Antwoord thuis of nu" in text(sofie.get(f"{path}/scherm"))
    assert sofie.post(f"{path}/open").status_code == 409
    assert sofie.post(f"{path}/sluit").status_code == 303
    assert "Dit kwam eruit" in text(sofie.get(path))


def test_after_the_close_no_file_holds_who_answered(place, shown, items):
    place.do(linking.open_link, place.people["sofie"], place.trajectory.id, shown.id, place.house.secret)
    token = linking.token(place.house.secret, shown.id)
    for n in range(6):
        place.do(reacting.choose, token, place.house.secret, f"gsm-{n}", Question.SURE, items[:2])
    (row,) = place.read(lambda store: list(store.db.query("SELECT min(responder) AS one FROM presentation_answers")))
    held = lambda: any(row["one"].encode() in path.read_bytes() for path in place.house.folder.rglob("*.db*"))  # noqa: E731

    renewed = []
    place.house.after_count = lambda: renewed.append(not held())
    assert held()
    place.browser("sofie").post(f"{PATH}/{shown.id}/sluit")
    assert not held()
    assert renewed == [True]


def test_the_wall_shows_every_card_and_both_questions(place, shown):
    page = text(place.browser("rita").get(f"{PATH}/{shown.id}/scherm"))
    assert page.count("data-slide") == 1 + 3 + 2
    for words in (*TITLES[:3], "Waar moeten we zeker voor gaan?", "Wat is zeker belangrijk?"):
        assert words in page
    assert "Antwoord thuis of nu" not in page


def test_sheets_of_paper_are_keyed_one_by_one(place, shown, items):
    ann = place.browser("ann")
    path = f"{PATH}/{shown.id}/invoeren"
    for _ in range(5):
        assert ann.post(path, zeker=items[:2], belangrijk=items[2:3], tekst="").status_code == 303
    assert "Er zijn nu 5 antwoorden." in text(ann.get(path))
    refused = ann.post(path, zeker=[*items[:3], "x"], tekst="Bewaar dit")
    assert (refused.status_code, "Bewaar dit" in text(refused)) == (422, True)

    ann.post(f"{PATH}/{shown.id}/sluit")
    assert "5 van 5" in text(ann.get(f"{PATH}/{shown.id}/uitkomst"))


def test_the_same_cards_are_copied_taken_to_a_session_and_thrown_away(place, shown):
    ada = place.browser("ada")
    copied = ada.post(f"{PATH}/{shown.id}/kopie", voor="medewerkers")
    assert (copied.status_code, copied.headers["Location"].startswith(ada.base + PATH)) == (303, True)
    assert "niet dezelfde acties" not in text(ada.get(PATH))
    taken = ada.post(f"{PATH}/{shown.id}/sessie")
    assert re.fullmatch(r"/console/[\w-]+/draaiboek", taken.headers["Location"])
    assert place.browser("sofie").post(f"{PATH}/{shown.id}/sessie").status_code == 403
    assert "Dit kan je niet meer terugdraaien." in text(ada.get(f"{PATH}/{shown.id}"))
    assert ada.post(f"{PATH}/{shown.id}/weg").headers["Location"] == ada.base + PATH
    assert ada.get(f"{PATH}/{shown.id}").status_code == 404


def test_audiences_that_see_other_actions_are_told_apart(place, shown, items):
    place.do(presenting.make, place.people["ada"], place.trajectory.id, Audience.STAFF, "Ons plan", items[:1])
    assert "niet dezelfde acties" in text(place.browser("ann").get(PATH))


def test_what_was_heard_is_noted_and_answered(place, shown, items):
    ada, sofie, path = place.browser("ada"), place.browser("sofie"), f"{PATH}/reacties"
    words = "Jan Peeters vraagt het ook op zaterdag."
    assert ada.post(path, tekst=words, voor="inwoners", hoe="gesprek", actie=items[0]).status_code == 303
    (one,) = place.read(findings.findings, place.people["rita"], place.trajectory.id)

    def send(who, answer, effect):
        (now,) = place.read(findings.findings, place.people["rita"], place.trajectory.id)
        sent = {"reactie": one.id, f"gezien.{one.id}": now.mark, "antwoord": answer, "gevolg": effect}
        return who.post(f"{path}/antwoord", **sent)

    assert 'name="gevolg"' not in text(ada.get(path))
    assert send(ada, "Ja.", "dit zat er al in").status_code == 403
    named = sofie.post(f"{path}/{one.id}/namen", woorden="Jan Peeters")
    assert named.headers["Location"].endswith(f"?kies={one.id}#r-{one.id}")
    assert sofie.post(f"{path}/{one.id}/namen", woorden="Jan Peeters").status_code == 422

    refused = send(sofie, "Nog niet bewaard", "")
    assert refused.status_code == 422
    assert "Nog niet bewaard" in text(refused)
    assert ['data-guarded="unsent"' in text(page) for page in (refused, sofie.get(path))] == [True, False]
    assert f'value="{one.id}" form="antwoord" checked' in text(refused)
    unread = sofie.post(f"{path}/antwoord", reactie=one.id, antwoord="Ongelezen", gevolg="dit zat er al in")
    assert (unread.status_code, "Ongelezen" in text(unread)) == (409, True)
    assert send(sofie, "Ja, vanaf mei.", "dit zat er al in").status_code == 303

    assert "Elke reactie kreeg een antwoord." in text(sofie.get(path))
    told = text(sofie.get(f"{path}?toon=beantwoord&kies={one.id}"))
    assert "[…] vraagt het ook op zaterdag." in told
    assert "Ja, vanaf mei.</textarea>" in told


def test_a_note_that_cannot_be_kept_is_told_and_stays(place, items):
    ann, whole = place.browser("ann"), {"tekst": "a", "voor": "inwoners", "hoe": "gesprek"}
    for form in ({}, whole | {"hoe": "link"}, whole | {"voor": ""}, whole | {"tekst": "\x00"}):
        answer = ann.post(f"{PATH}/reacties", **form)
        assert (answer.status_code, 'id="tekst-error"' in text(answer)) == (422, True)


def test_a_note_on_an_action_of_elsewhere_is_not_found(place, items):
    answer = place.browser("ann").post(f"{PATH}/reacties", tekst="a", voor="inwoners", hoe=Way.TALK, actie="nergens")
    assert answer.status_code == 404
