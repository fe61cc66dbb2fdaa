"""Comments and suggestions: who may speak, who answers, and what never happens unseen."""

import pytest

from facilitator.domain.plan.talk import Outcome
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, TextEmpty, TextTooLong
from facilitator.services.plan import talking
from tests.plan_house import build

FIELD = "AC_lange_omschrijving"


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def one(place):
    return place.propose(1)[0]


@pytest.fixture
def say(place, one):
    """Do a deed of talking on the first action: `say("ada", talking.comment, FIELD, "Voor wie?")`."""
    return lambda who, deed, *args: place.do(deed, place.people[who], place.trajectory.id, one, *args)


def talk(place, one):
    return place.read(lambda store: store.writing.talk(one))


def suggested(say, value="Hulp in de bib.", who="ada"):
    return say(who, talking.suggest, FIELD, value, "Zo weet iedereen waar.")


def test_everybody_who_works_on_the_plan_comments(place, one, say):
    for who in ("ada", "sofie", "ann", "frans"):
        say(who, talking.comment, FIELD, " Voor wie is dit? ")

    told = talk(place, one).comments
    assert {(each.name, each.text, each.is_open) for each in told} == {(FIELD, "Voor wie is dit?", True)}
    assert {each.account_name for each in told} == {"Ada", "Sofie", "Ann", "Frans"}


@pytest.mark.parametrize(("who", "refusal"), [("rita", NotAllowed), ("stranger", NotFound)])
def test_a_reader_says_nothing_and_a_stranger_finds_nothing(place, one, say, who, refusal):
    made, said = suggested(say), say("ada", talking.comment, FIELD, "Voor wie?")
    for deed, *args in (
        (talking.comment, FIELD, "Dag"),
        (talking.settle, said.id),
        (talking.reopen, said.id),
        (talking.suggest, FIELD, "Iets anders", "Zomaar"),
        (talking.accept, made.id, 0),
        (talking.reject, made.id),
        (talking.take_back, made.id),
    ):
        with pytest.raises(refusal):
            say(who, deed, *args)
    assert talk(place, one).open_comments == talk(place, one).open_suggestions == 1


def test_a_comment_is_settled_once_and_can_be_opened_again(place, one, say):
    said = say("ada", talking.comment, FIELD, "Voor wie?")

    say("ann", talking.settle, said.id)
    say("sofie", talking.settle, said.id)
    assert [each.settled_by for each in talk(place, one).comments] == ["Ann"]
    say("ada", talking.reopen, said.id)
    assert talk(place, one).open_comments == 1


def test_what_is_no_comment_is_refused(place, one, say):
    for text, refusal in (("  ", TextEmpty), (None, InvalidInput), ("\ud800", InvalidInput), ("a" * 2001, TextTooLong)):
        with pytest.raises(refusal):
            say("ada", talking.comment, FIELD, text)
    assert talk(place, one).comments == ()


def test_what_is_no_field_has_no_talk(say):
    for name in ("bestaat_niet", "rangorde", "controle", "", "\ud800"):
        with pytest.raises(NotFound):
            say("ada", talking.comment, name, "Dag")
        with pytest.raises(NotFound):
            say("ada", talking.suggest, name, "Dag", "Zomaar")


def test_a_suggestion_leaves_the_field_as_it_is_until_the_municipality_accepts_it(place, one, say):
    made = suggested(say)
    assert place.plan().items[0].text(FIELD) == ""

    say("ann", talking.accept, made.id, 0)

    assert place.plan().items[0].text(FIELD) == "Hulp in de bib."
    (version,) = place.read(lambda store: store.plans.versions(one, FIELD))
    assert (version.who, version.way) == ("Ann", "voorstel")
    (kept,) = talk(place, one).suggestions
    assert (kept.outcome, kept.settled_by) == (Outcome.ACCEPTED, "Ann")


@pytest.mark.parametrize("who", ["ada", "frans"])
def test_the_coach_and_finance_suggest_but_do_not_answer(place, one, say, who):
    made = suggested(say)

    for deed, *args in ((talking.accept, made.id, 0), (talking.reject, made.id)):
        with pytest.raises(NotAllowed):
            say(who, deed, *args)
    assert place.plan().items[0].text(FIELD) == ""


def test_accepting_beside_another_text_than_one_saw_is_refused(place, one, say):
    made = suggested(say)
    place.patch("sofie", one, **{FIELD: ("Iets van Sofie.", 0)})

    with pytest.raises(ChangedMeanwhile):
        say("ann", talking.accept, made.id, 0)
    assert place.plan().items[0].text(FIELD) == "Iets van Sofie."
    say("ann", talking.accept, made.id, 1)
    assert place.plan().items[0].text(FIELD) == "Hulp in de bib."


def test_a_suggestion_is_answered_once(place, one, say):
    made = suggested(say)

    say("ann", talking.reject, made.id)
    say("sofie", talking.accept, made.id, 0)

    assert talk(place, one).suggestions[0].outcome is Outcome.REJECTED
    assert place.plan().items[0].text(FIELD) == ""


def test_only_its_writer_takes_a_suggestion_back(place, one, say):
    made = suggested(say)

    with pytest.raises(NotAllowed):
        say("ann", talking.take_back, made.id)
    say("ada", talking.take_back, made.id)
    assert talk(place, one).suggestions[0].outcome is Outcome.TAKEN_BACK


def test_a_suggestion_says_something_else_and_why(place, one, say):
    place.patch("ann", one, **{FIELD: ("Hulp in de bib.", 0)})

    with pytest.raises(InvalidInput, match="Dit staat er al"):
        suggested(say)
    with pytest.raises(TextEmpty):
        say("ada", talking.suggest, FIELD, "Iets anders", " ")
    for name, value in (("status", "weerhouden"), ("ramingen", []), ("startjaar", "ooit"), ("kant", "links")):
        with pytest.raises(InvalidInput):
            say("ada", talking.suggest, name, value, "Zomaar")
    assert talk(place, one).suggestions == ()


def test_an_amount_can_be_suggested_too(place, one, say):
    made = say("ada", talking.suggest, "U_2027", "1.250,50", "Dat kost een digibus.")

    say("sofie", talking.accept, made.id, 0)

    assert [str(line.amount) for line in place.plan().items[0].cell("U_2027")] == ["1250.50"]


def test_talk_of_another_action_or_plan_is_not_found(place, one, say):
    (two,) = place.propose(1, 2)[1:]
    made = place.do(talking.suggest, place.people["ada"], place.trajectory.id, two, FIELD, "Dag", "Zomaar")
    said = place.do(talking.comment, place.people["ada"], place.trajectory.id, two, FIELD, "Dag")

    for deed, *args in ((talking.accept, made.id, 0), (talking.reject, made.id), (talking.settle, said.id)):
        with pytest.raises(NotFound):
            say("ann", deed, *args)
