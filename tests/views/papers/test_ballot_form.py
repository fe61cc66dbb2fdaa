"""What a paper ballot of each kind asks."""

import pytest

from facilitator.domain.voting.ballot import BallotKind
from facilitator.domain.voting.marks import AXES, LETTERS
from facilitator.views.papers.ballot_form import Layout, ballot_form
from tests.views.made import vote

TWELVE = frozenset(f"a{n}" for n in range(12))


def form(kind, options=None, actions=frozenset(), **step):
    return ballot_form(vote(BallotKind(kind), **{"options": options or {}, "opened": 0, **step}), {}, actions)


@pytest.mark.parametrize("kind", [*LETTERS, BallotKind.MATRIX])
def test_the_letters_above_the_boxes_are_those_that_are_keyed(kind):
    letters = list(LETTERS.get(kind, AXES))
    assert [head.letter for head in form(kind).heads] == letters


@pytest.mark.parametrize("kind", list(BallotKind))
def test_no_sentence_is_longer_than_twelve_words(kind):
    for made in (form(kind, {"total": 20_000, "k": 9, "cap": 3}), form(kind)):
        sentences = [part for part in f"{made.how} {made.more}".replace("?", ".").split(".") if part.strip()]
        assert max(len(sentence.split()) for sentence in sentences) <= 12


def test_how_many_musts_is_exact_once_the_actions_are_known():
    assert form("moscow").more == "Kruis «moet» aan bij hoogstens 6 van de 10 nummers."
    assert form("moscow", actions=TWELVE).more == "Kruis hoogstens 7 keer «moet» aan."
    assert form("moscow", {"cap": 2}).more == "Kruis hoogstens 2 keer «moet» aan."


def test_an_order_has_as_many_places_as_there_are_actions():
    assert [form("rank", {"k": 5}, actions).boxes for actions in (frozenset(), TWELVE, frozenset("ab"))] == [5, 5, 2]


def test_many_dots_are_written_and_few_are_crossed():
    assert (form("dots", {"k": 5}).layout, form("dots", {"k": 5}).boxes) == (Layout.CIRCLES, 5)
    assert form("dots", {"k": 8, "cap": 2}).boxes == 2
    assert form("dots", {"k": 8}).layout is Layout.AMOUNTS


def test_who_estimates_what_is_said_as_soon_as_it_is_known():
    before, both, split = form("matrix"), form("matrix", opened=1), form("matrix", {"split": True}, opened=1)
    assert before.more.startswith("Moet je er maar één?")
    assert (both.how, both.more) == ("Zet bij elk nummer twee kruisjes.", "1 is weinig, 2 is wat, 3 is veel.")
    assert split.how == "Medewerkers kruisen «moeite» aan, alle anderen «helpt het»."
