"""Keying paper of every kind of vote: what the page says to type, and how each ballot is read back."""

from dataclasses import replace

import pytest

from facilitator.domain.voting.ballot import BallotKind
from facilitator.services.voting import papers
from tests.web.keying import enter, heard

TITLES = ("Hulp in de bib", "Altijd een open balie", "Buren helpen buren")
OPTIONS = {"dots": {"k": 4, "cap": 2}, "rank": {"k": 2}, "moscow": {"cap": 1}, "budget": {"total": 5000}}
COSTS = (1000, 2500, 4000)


@pytest.fixture
def opened(work):
    """Open a vote of a kind; returns it."""

    def make(kind, **options):
        ids = work.actions(*TITLES)
        step = replace(work.step("vote"), kind=BallotKind(kind), options={**OPTIONS.get(kind, {}), **options})

        def prepare(tx):
            tx.sessions.save_step(step)
            for action, cost in zip(ids, COSTS, strict=True):
                tx.actions.price(action, cost)
            return None, []

        work.house.writer.write(prepare)
        work.open("vote")
        return work.step("vote")

    return make


def keyed(work, vote):
    with work.house.readers.lent() as store:
        return papers.paper(store, store.accounts.named("Fien"), work.session, vote.id)


@pytest.mark.parametrize(("kind", "typed", "said"), [
    ("budget", "K7QM i 2 1", "K7QM: inwoner, 1 en 2 · samen 3.500 euro"),
    ("dots", "K7QM m 3x2 1", "K7QM: medewerker, 1 en 3 met 2 stippen"),
    ("rank", "K7QM p 3 1", "K7QM: politicus, eerst 3 en dan 1"),
    ("moscow", "K7QM o 1m 2b 3n", "K7QM: organisatie of vrijwilliger, 1 moet, 2 beter wel en 3 nu niet"),
    ("moscow", "K7QM o mb-", "1 moet en 2 beter wel"),
    ("consent", "K7QM i gzb", "K7QM: inwoner, 1 geen bezwaar, 2 zorgen en 3 bezwaar"),
    ("matrix", "K7QM i 1h3m2 3h1", "K7QM: inwoner, 1 helpt veel · wat moeite en 3 helpt weinig"),
    ("matrix", "K7QM i h31- m21-", "1 helpt veel · wat moeite en 2 helpt weinig · weinig moeite"),
    ("yes_doubt_no", "K7QM i jw-", "1 ja en 2 weet ik niet"),
    *[(kind, "K7QM i", "K7QM: inwoner, niets gekozen") for kind in BallotKind],
])  # fmt: skip
def test_each_ballot_is_read_back_in_the_words_of_its_kind(work, opened, kind, typed, said):
    assert said in heard(enter(work, opened(kind), typed))
    assert work.fien.status == 200


def test_a_reason_is_read_back_with_its_number_and_only_its_answer_is_keyed_twice(work, opened):
    vote = opened("consent")
    page = enter(work, vote, "K7QM i ggb / 3: Te duur voor <mij>. / Later.", "Bea").text
    assert "3 bezwaar · reden bij alles: Later. · reden bij 3: Te duur voor <mij>." in page
    enter(work, vote, "K7QM i ggb", "Carl")
    assert keyed(work, vote).mismatching == ()


def test_setting_right_what_was_read_differently_loses_no_reason(work, opened):
    vote = opened("consent")
    enter(work, vote, "K7QM i ggb / 3: Te duur.", "Bea")
    page = enter(work, vote, "K7QM i gzb", "Carl")
    assert "K7QM: welke klopt?" in page.text
    right = page.page.split('name="right" value="')[2].split('"')[0]
    page.post(f"{work.base}/papier/klopt", {"step": vote.id, "serial": "K7QM", "right": right})
    (ballot,) = keyed(work, vote).counting
    assert (right, keyed(work, vote).mismatching) == ("i 1g 2z 3b", ())
    assert sorted(ballot.choices.values()) == ["Te duur.", "concern", "none", "objection"]


@pytest.mark.parametrize(("second", "told"), [
    ("i jn-", "zonder naam inwoner, 2 ja Links klopt"), ("i j--", "2 ja Links klopt"), ("m jj-", "zonder naam inwoner Links klopt"),
])  # fmt: skip
def test_of_many_answers_only_those_that_differ_are_asked(work, opened, second, told):
    vote = opened("yes_doubt_no")
    enter(work, vote, "K7QM i jj-")
    page = heard(enter(work, vote, f"K7QM {second}", "Bea"))
    assert told in page
    assert ("Bea inwoner, 2 niets Rechts klopt" in page) == (second == "i j--")
    assert ("Eén ander nummer lazen jullie gelijk." in page, "2 andere nummers lazen jullie gelijk." in page) == (
        second != "m jj-", second == "m jj-",
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "typed"), [
    ("dots", "1x2 2x2 3"), ("dots", "1x3"), ("rank", "1 2 3"), ("moscow", "mm-"), ("budget", "3 2"), ("pick", "1 2 3"),
])  # fmt: skip
def test_a_paper_that_says_too_much_is_put_aside_and_what_was_typed_stays(work, opened, kind, typed):
    vote = opened(kind, **({"k": 2} if kind == "pick" else {}))
    page = enter(work, vote, f"K7QM i {typed}")
    assert (page.status, page.fields("line")) == (422, [f"K7QM i {typed}"])
    assert "Er staat te veel op dit blad. Leg het opzij: het telt niet." in page.text
    assert keyed(work, vote).serials == ()


@pytest.mark.parametrize(("kind", "says", "example"), [
    ("pick", "Hoogstens 3 nummers.", "K7F2 i 3 7 12"), ("budget", "Samen hoogstens 5.000 euro.", "K7F2 i 3 7 12"),
    ("dots", "Hoogstens 4 stippen, en 2 op één actie.", "K7F2 i 3x2 7"),
    ("rank", "het belangrijkste eerst. Hoogstens 2.", "K7F2 i 4 2 9"),
    ("yes_doubt_no", "Bij elk nummer één kruisje.", "K7F2 i 1j 2n 3b"), ("moscow", "Hoogstens 1 keer «moet».", "K7F2 i 1m 2b 3g 4n"),
    ("consent", "Een reden typ je achteraan, één keer. / 3: Te duur.", "K7F2 i 1g 2z 3b"),
    ("matrix", "Bij elk nummer: helpt het, en hoeveel moeite kost het?", "K7F2 i 1h3m2 2h1m3"),
])  # fmt: skip
def test_the_page_says_the_rule_of_its_kind_and_how_a_line_is_typed(work, opened, kind, says, example):
    opened(kind)
    page = work.fien.get(f"{work.base}/papier")
    assert (says in page.text, f'placeholder="{example}"' in page.page) == (True, True)


@pytest.mark.parametrize(
    ("role", "said"), [("i", "1 helpt veel en 2 helpt wat"), ("m", "1 wat moeite en 2 weinig moeite")]
)
def test_of_a_split_matrix_each_role_keeps_what_it_may_judge(work, opened, role, said):
    for citizen in (True, False):
        for _ in range(5):
            work.join("citizen" if citizen else "staff")
    vote = opened("matrix")
    assert vote.options["split"] is True
    page = enter(work, vote, f"K7QM {role} 1h3m2 2h2m1")
    assert said in page.text
    assert "Van medewerkers telt de moeite, van alle anderen of het helpt." in page.text


def test_paper_of_every_kind_is_counted_once_however_often_it_was_keyed(work, opened):
    vote = opened("rank")
    for keyer in ("Bea", "Carl"):
        enter(work, vote, "K7QM i 3 1", keyer)
    work.fien.get(f"{work.base}/stap/{vote.id}/tellen").post(f"{work.base}/stap/{vote.id}/tellen")
    with work.house.readers.lent() as store:
        kept, ballots = store.ballots.counted(vote.id)
    numbers = dict(kept.actions)
    assert [[numbers[action] for action in ballot.choices] for ballot in ballots] == [[3, 1]]
