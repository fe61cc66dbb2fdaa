"""Idea codes: three words that open the road of one idea, on the phone and from the strip of a slip."""

from datetime import date

import pytest

from facilitator.domain.ideas.fate import Place, Votes
from facilitator.domain.ideas.idea import IdeaStatus
from facilitator.domain.plan.decision import Body, Choice, Fate
from facilitator.domain.plan.fates import OPEN
from facilitator.domain.plan.item import Field
from facilitator.domain.plan.progress import State
from facilitator.domain.refusals import InvalidInput, UnknownCode
from facilitator.domain.roles import Duty, Role
from facilitator.services.house.secrets import hashed
from facilitator.services.ideas import actions, bringing, codes, ideas
from facilitator.services.ideas.words import normalised
from facilitator.services.plan import deciding, fates, planning
from facilitator.services.plan.deciding import Moment
from facilitator.services.sessions import joining, rooms, sessions, steps
from facilitator.services.voting import casting, counting
from tests.cast import RUNSHEETS

SECRET = b"a secret of the house"


def _write(room, seat, text="Een bankje bij de halte"):
    return room.kept.do(ideas.submit_idea, seat, text, room.kept.key(), 3, 500, SECRET).id


def _code(room, seat, idea):
    return rooms.desk(room.kept.store, seat, SECRET).codes[idea]


def _on_slip(room, code, text="Op een briefje"):
    return room.kept.do(ideas.enter_paper_idea, room.fien, room.session_id, text, None, room.kept.key(), code).id


@pytest.fixture
def an(room):
    room.open("write")
    return room.join()


def test_the_page_of_the_writer_shows_the_same_code_each_time(room, an):
    idea = _write(room, an)
    assert _code(room, an, idea) == _code(room, an, idea)
    assert len(_code(room, an, idea).split("-")) == 3


def test_each_idea_has_a_code_of_its_own(room, an):
    made = [_write(room, an, f"Idee {n}") for n in range(3)]
    assert len({_code(room, an, idea) for idea in made}) == 3


def test_another_house_gives_other_codes_and_shows_none_of_these(room, an):
    _write(room, an)
    assert rooms.desk(room.kept.store, an, b"another house").codes == {}


def test_nobody_else_sees_the_code(room, an):
    _write(room, an)
    assert rooms.desk(room.kept.store, room.join(), SECRET).codes == {}


def test_only_the_hash_of_a_code_is_kept(room, an):
    idea = _write(room, an)
    code = _code(room, an, idea)
    dump = "\n".join(room.kept.store.db.conn.iterdump())
    assert (normalised(code) in dump, code in dump) == (False, False)
    assert hashed(normalised(code)) in dump


def test_an_idea_without_a_secret_stays_without_a_code(room, an):
    idea = room.write(an, "Nog van vroeger")
    assert rooms.desk(room.kept.store, an, SECRET).codes == {}
    assert room.kept.store.ideas.get(room.session_id, idea).text == "Nog van vroeger"


def test_a_taken_code_moves_on_to_the_next(room, an):
    first = _write(room, an)
    other = room.write(an, "Een ander idee")
    taken = _code(room, an, first)
    room.kept.do(lambda tx: (tx.ideas.set_code(other, hashed(normalised(codes._derived(SECRET, "x", 0)))), []))
    third = room.write(an, "Een derde")
    room.kept.do(lambda tx: (codes.give_code(tx, third, SECRET), []))
    assert codes.story(room.kept.store, taken).text == "Een bankje bij de halte"
    assert codes.story(room.kept.store, _code(room, an, third)).text == "Een derde"


def test_a_code_is_found_however_it_was_typed(room, an):
    code = _code(room, an, _write(room, an))
    typed = [code.upper(), code.replace("-", " "), code.replace("-", ""), f"  {code.title()}. "]
    assert [codes.story(room.kept.store, text).text for text in typed] == ["Een bankje bij de halte"] * 4


@pytest.mark.parametrize("typed", ["", "fiets", "fiets-fiets-fiets", "482 913", None, 7, "x" * 100_000, "é" * 90])
def test_a_wrong_code_finds_nothing(room, an, typed):
    _write(room, an)
    with pytest.raises(UnknownCode):
        codes.story(room.kept.store, typed)


def test_one_slip_of_the_hand_finds_nothing_and_suggests_nothing(room, an):
    code = _code(room, an, _write(room, an))
    with pytest.raises(UnknownCode) as refusal:
        codes.story(room.kept.store, code[:-1])
    assert str(refusal.value) == "Deze woorden kennen we niet. Kijk ze nog eens na."


def test_codes_for_slips_are_all_different():
    assert len(set(codes.new_codes(200))) == 200
    assert codes.new_codes(0) == ()


def test_too_many_slips_at_once_are_refused():
    with pytest.raises(InvalidInput):
        codes.new_codes(codes.SLIPS + 1)


def test_the_code_of_a_slip_opens_what_was_keyed_from_it(room, an):
    code = codes.new_codes(1)[0]
    _on_slip(room, code.upper().replace("-", " "))
    assert codes.story(room.kept.store, code).text == "Op een briefje"


def test_a_slip_is_used_once(room, an):
    code = codes.new_codes(1)[0]
    _on_slip(room, code)
    with pytest.raises(InvalidInput) as refusal:
        _on_slip(room, code, "Nog iets")
    assert str(refusal.value) == "Deze strook is al gebruikt. Kijk de drie woorden na."
    assert [idea.text for idea in room.kept.store.ideas.of_session(room.session_id)] == ["Op een briefje"]


def test_words_that_are_no_code_are_refused_when_keyed(room, an):
    with pytest.raises(InvalidInput) as refusal:
        _on_slip(room, "fiets-xyz-zomer")
    assert str(refusal.value) == "Kijk de drie woorden op de strook na."


def test_a_slip_without_a_code_is_kept_as_before(room, an):
    _on_slip(room, "")
    assert [idea.text for idea in room.kept.store.ideas.of_session(room.session_id)] == ["Op een briefje"]


def test_an_idea_that_nobody_handed_in_stayed_with_its_writer(room, an):
    story = codes.story(room.kept.store, _code(room, an, _write(room, an)))
    assert (story.place, story.action, story.votes, story.outcome) == (Place.OWN, None, (), OPEN)
    assert (story.session_title, story.municipality) == (room.session.title, "Dentergem")


def test_what_the_table_handed_in_is_told(room):
    room.open("write")
    bea = room.join(Role.STAFF, 3)
    idea = _write(room, bea)
    room.open("tables")
    room.kept.do(ideas.hand_in, bea, "Een bankje", idea, room.kept.key())
    assert codes.story(room.kept.store, _code(room, bea, idea)).place is Place.BY_TABLE


@pytest.mark.parametrize(
    ("status", "place"), [(IdeaStatus.HIDDEN, Place.NOT_TAKEN), (IdeaStatus.APPROVED, Place.HANDED_IN)]
)
def test_what_the_facilitator_did_is_told_in_neutral_words(room, an, status, place):
    idea = _write(room, an)
    room.kept.do(ideas.set_status, room.fien, room.session_id, idea, status)
    assert codes.story(room.kept.store, _code(room, an, idea)).place is place


def test_what_the_writer_took_back_is_told(room, an):
    idea = _write(room, an)
    code = _code(room, an, idea)
    room.kept.do(ideas.withdraw_idea, an, idea)
    assert codes.story(room.kept.store, code).place is Place.WITHDRAWN


def test_an_idea_in_an_action_tells_its_number_and_whether_it_was_merged(room, an):
    first, second = _write(room, an), _write(room, an, "Een bank")
    alone = room.kept.do(actions.create_action, room.fien, room.session_id, "Bankjes", [first])
    story = codes.story(room.kept.store, _code(room, an, first))
    assert (story.place, story.action.number, story.companions) == (Place.IN_ACTION, 1, 0)
    room.kept.do(actions.add_idea, room.fien, room.session_id, alone.id, second)
    assert codes.story(room.kept.store, _code(room, an, first)).companions == 1


def test_votes_are_told_only_once_they_were_shown(room, an):
    people = [an, *room.people(citizen=5)]
    idea = _write(room, an)
    room.kept.do(actions.create_action, room.fien, room.session_id, "Bankjes", [idea])
    code = _code(room, an, idea)
    step, _ = room.vote(people, titles=2, picks=1)
    assert codes.story(room.kept.store, code).votes == ()
    room.show(step)
    told = codes.story(room.kept.store, code).votes
    assert told == (Votes(step.title, step.kind, 0, 6),)


def test_the_fate_in_the_plan_and_its_reason_are_told(room, an):
    people = [an, *room.people(citizen=5)]
    idea = _write(room, an)
    made = room.kept.do(actions.create_action, room.fien, room.session_id, "Bankjes", [idea])
    code = _code(room, an, idea)
    step, _ = room.vote(people, titles=1)
    room.show(step)
    assert codes.story(room.kept.store, code).outcome == OPEN
    item = room.kept.do(planning.propose, room.fien, room.session_id, step.id, [made.id])[0]
    outcome = codes.story(room.kept.store, code).outcome
    assert (outcome.is_answered, outcome.item.id) == (False, item.id)
    _decide(room, item.id, "geschrapt", "Er staan al drie banken.")
    outcome = codes.story(room.kept.store, code).outcome
    assert (outcome.said, outcome.reason, outcome.moment) == (Choice.NOT, "Er staan al drie banken.", None)


def test_what_the_municipality_still_writes_is_no_reason_yet(room, an):
    idea = _write(room, an)
    made = room.kept.do(actions.create_action, room.fien, room.session_id, "Bankjes", [idea])
    step, _ = room.vote([an, *room.people(citizen=5)], titles=1)
    item = room.kept.do(planning.propose, room.fien, room.session_id, step.id, [made.id])[0]
    _decide(room, item.id, "voorstel", "Een kladje")
    assert codes.story(room.kept.store, _code(room, an, idea)).outcome.reason == ""


def _decided(room, items, body="gemeenteraad", **more):
    """Let the municipality decide: `{item: (choice, reason)}`."""
    sam = room.kept.account("sam", Duty.SECRETARY)
    room.kept.do(lambda tx: (tx.trajectories.join(room.trajectory.id, sam.id, Duty.SECRETARY), []))
    moment = Moment(body, room.kept.clock.now.date().isoformat(), items, **more)
    return room.kept.do(deciding.decide, sam, room.trajectory.id, moment)


def _in_plan(room, an):
    """An idea of An's in an action that was voted on and proposed; returns its code and the item."""
    idea = _write(room, an)
    made = room.kept.do(actions.create_action, room.fien, room.session_id, "Bankjes", [idea])
    step, _ = room.vote([an, *room.people(citizen=5)], titles=1)
    item = room.kept.do(planning.propose, room.fien, room.session_id, step.id, [made.id])[0]
    return _code(room, an, idea), item.id


def test_a_decision_is_told_with_body_day_reason_and_who_still_decides(room, an):
    code, item = _in_plan(room, an)
    _decided(room, {item: ("gekozen", "Veel mensen vroegen dit.")}, "college", told_on="2027-06-12")
    story = codes.story(room.kept.store, code)
    assert (story.outcome.said, story.outcome.reason, story.waiting) == (
        Choice.CHOSEN, "Veel mensen vroegen dit.", (Body.COUNCIL,),
    )  # fmt: skip
    assert (story.outcome.moment.body, story.outcome.moment.day) == (Body.COLLEGE, date(2027, 3, 12))
    assert story.answer_date == date(2027, 6, 12)
    _decided(room, {item: ("gekozen", "")})
    story = codes.story(room.kept.store, code)
    assert (story.outcome.moment.body, story.waiting, story.answer_date) == (Body.COUNCIL, (), None)
    assert story.outcome.reason == "Veel mensen vroegen dit."


def test_how_it_goes_on_is_told_once_it_was_chosen(room, an):
    code, item = _in_plan(room, an)

    def report(state):
        values = {"item": item, "period": "2027-1", "state": state}
        sql = ("INSERT OR REPLACE INTO plan_progress (item_id, period, state, text, version, written_by, written_at) "
               "VALUES (:item, :period, :state, '', 1, 'sam', '2027-07-01T00:00:00Z')")  # fmt: skip
        room.kept.do(lambda tx: (tx.db.execute(sql, values), []))

    report("bezig")
    assert codes.story(room.kept.store, code).progress is None
    _decided(room, {item: ("gekozen", "")})
    assert codes.story(room.kept.store, code).progress is State.RUNNING
    report("klaar")
    assert codes.story(room.kept.store, code).progress is State.DONE


def test_an_idea_outside_the_plan_gets_an_answer_of_its_own_that_goes_with_its_text(room, an):
    idea = _write(room, an)
    room.kept.do(ideas.set_status, room.fien, room.session_id, idea, IdeaStatus.APPROVED)
    sam = room.kept.account("sam", Duty.SECRETARY)
    room.kept.do(lambda tx: (tx.trajectories.join(room.trajectory.id, sam.id, Duty.SECRETARY), []))
    room.kept.do(fates.give_fates, sam, room.trajectory.id, [f"idea:{idea}"], "bestaat al", "Er staat een bank.")
    code = _code(room, an, idea)
    outcome = codes.story(room.kept.store, code).outcome
    assert (outcome.said, outcome.reason) == (Fate.EXISTS, "Er staat een bank.")
    room.kept.do(codes.erase_by_code, code)
    assert room.kept.store.fates.all(room.trajectory.id) == ()
    assert "Er staat een bank." not in "\n".join(room.kept.store.db.conn.iterdump())


def test_votes_of_a_later_session_on_the_same_action_are_told_too(room, an):
    people = [an, *room.people(citizen=5)]
    idea = _write(room, an)
    made = room.kept.do(actions.create_action, room.fien, room.session_id, "Bankjes", [idea])
    code = _code(room, an, idea)
    first, _ = room.vote(people, titles=1)
    room.show(first)
    later = room.kept.do(sessions.create_session, room.fien, room.trajectory.id, RUNSHEETS["inwonersgesprek"])
    brought, _ = room.kept.do(
        bringing.bring_along,
        room.fien,
        later.session.id,
        [made.id, room.kept.store.actions.of_session(room.session_id)[1].id],
    )
    second = next(step for step in later.steps if step.kind == "pick")
    room.kept.do(steps.open_step, room.fien, later.session.id, second.id)
    bea = room.kept.do(joining.join, later.session.code, Role.STAFF, None).seat
    room.kept.do(casting.cast_ballot, bea, second.id, [brought.id], "k")
    counting.count_vote(room.kept.writer, room.fien, later.session.id, second.id)
    assert len(codes.story(room.kept.store, code).votes) == 1
    room.kept.do(steps.show_step, room.fien, later.session.id, second.id)
    assert codes.story(room.kept.store, code).votes[1] == Votes(second.title, second.kind, 1, 1, later.session.title)


def test_the_promised_date_is_told(room, an):
    idea = _write(room, an)
    room.kept.do(sessions.set_session, room.fien, room.session_id, answer_date=date(2027, 6, 12))
    assert codes.story(room.kept.store, _code(room, an, idea)).answer_date == date(2027, 6, 12)


def test_the_story_holds_nothing_of_seat_role_table_or_time(room, an):
    story = codes.story(room.kept.store, _code(room, an, _write(room, an)))
    assert set(vars(story)) == {
        "text", "place", "session_title", "municipality", "action", "companions", "votes", "outcome", "waiting", "progress",
        "answer_date",
    }  # fmt: skip


def test_who_holds_the_code_can_erase_the_text_for_good(room, an):
    idea = _write(room, an, "Een tekst die weg moet")
    made = room.kept.do(actions.create_action, room.fien, room.session_id, "Bankjes", [idea])
    code = _code(room, an, idea)
    room.kept.do(codes.erase_by_code, code)
    assert room.kept.store.ideas.of_session(room.session_id) == ()
    assert [(one.id, one.title, one.ideas) for one in room.kept.store.actions.of_session(room.session_id)] == [
        (made.id, "Bankjes", ())
    ]
    with pytest.raises(UnknownCode):
        codes.story(room.kept.store, code)
    assert "Een tekst die weg moet" not in "\n".join(room.kept.store.db.conn.iterdump())
    assert [(what, n) for _, what, n in room.kept.store.deletions.all()] == [("texts", 1)]


def test_erasing_with_a_wrong_code_changes_nothing(room, an):
    _write(room, an)
    with pytest.raises(UnknownCode):
        room.kept.do(codes.erase_by_code, "fiets-fiets-fiets")
    assert len(room.kept.store.ideas.of_session(room.session_id)) == 1


def test_what_was_erased_cannot_come_back_by_undo(room, an):
    idea = _write(room, an)
    room.kept.do(ideas.set_status, room.fien, room.session_id, idea, IdeaStatus.HIDDEN)
    room.kept.do(codes.erase_by_code, _code(room, an, idea))
    assert rooms.room(room.kept.store, room.session_id).undoable is None


def _decide(room, item, status, reason):
    """Let the municipality write in the plan."""

    def write(tx):
        for name, value in (("status", status), ("motivering_wijziging", reason)):
            tx.plans.write(item, name, Field(value, 9, "sam"), tx.now())
        return None, []

    room.kept.do(write)
