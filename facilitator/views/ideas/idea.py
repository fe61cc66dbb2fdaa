"""What the page of one idea shows: the writer's own words, and what became of them, in sentences that anybody reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.domain.ideas.fate import IdeaStory, Place, Votes
from facilitator.domain.plan.decision import Body, Choice, Fate
from facilitator.domain.plan.fates import Outcome
from facilitator.domain.plan.progress import State
from facilitator.domain.text import N_
from facilitator.domain.voting.ballot import BallotKind
from facilitator.views.room.cards import Card, card, spoken_date
from facilitator.views.words import Words

VOTES: Mapping[BallotKind, str] = {
    BallotKind.PICK: N_("%(votes)s van %(ballots)s kozen deze actie."),
    BallotKind.BUDGET: N_("%(votes)s van %(ballots)s kozen deze actie."),
    BallotKind.YES_DOUBT_NO: N_("%(votes)s van %(ballots)s zeiden ja."),
    BallotKind.DOTS: N_("%(votes)s van %(ballots)s plakten hier een stip."),
    BallotKind.RANK: N_("%(votes)s van %(ballots)s zetten deze actie eerst."),
    BallotKind.MATRIX: N_("%(votes)s van %(ballots)s zeggen: dit helpt veel."),
    BallotKind.MOSCOW: N_("%(votes)s van %(ballots)s zeggen: dit moet."),
    BallotKind.CONSENT: N_("%(votes)s van %(ballots)s hadden geen bezwaar."),
}
ANSWERS: Mapping[Choice | Fate, str] = {
    Choice.CHOSEN: N_("Ja. De gemeente koos deze actie voor haar plan."),
    Choice.LATER: N_("Later. De gemeente doet dit nu nog niet."),
    Choice.NOT: N_("Nee. De gemeente nam deze actie niet in haar plan."),
    Fate.EXISTS: N_("Dit bestaat al."),
    Fate.REGULAR: N_("De gemeente doet dit in haar gewone werk."),
    Fate.LATER: N_("Later. De gemeente doet dit nu nog niet."),
    Fate.NOT: N_("Nee. De gemeente doet dit niet."),
}
# An approval is a word of the council: nobody outside need know that it has two.
BODIES: Mapping[Body, str] = {
    Body.MANAGEMENT: N_("de leiding van de gemeente"),
    Body.COLLEGE: N_("de burgemeester en de schepenen"),
    Body.STANDING_OFFICE: N_("het vast bureau van het OCMW"),
    Body.COUNCIL: N_("de gemeenteraad"),
    Body.OCMW_COUNCIL: N_("de raad van het OCMW"),
    Body.APPROVAL: N_("de gemeenteraad"),
}
ALMOST = N_("Ja, maar dit is nog niet zeker.")
GOING: Mapping[State, str] = {
    State.NOT_STARTED: N_("De gemeente begint er nog aan."),
    State.RUNNING: N_("De gemeente is ermee bezig."),
    State.DONE: N_("Dit is klaar."),
    State.STOPPED: N_("De gemeente stopte ermee."),
}
# The sign beside an answer; each has a word with it.
_GOOD = frozenset({Choice.CHOSEN, Fate.EXISTS, Fate.REGULAR})
_LATER = frozenset({Choice.LATER, Fate.LATER})


@dataclass(frozen=True)
class VoteLine:
    """One vote: which, where if elsewhere, and what it gave."""

    title: str
    session: str
    said: Words


@dataclass(frozen=True)
class Answer:
    """What the municipality said, who said it when, and why; `sign` is good, later, no or open."""

    sign: str
    said: str
    reason: str
    body: str
    day: date | None
    date: str
    waiting: tuple[str, ...]
    going: str


@dataclass(frozen=True)
class IdeaRoad:
    """The road of one idea; `card` is the action it is in, `carried` the title under which the plan goes on with it."""

    text: str
    session_title: str
    municipality: str
    place: Place
    card: Card | None
    companions: int
    carried: str
    votes: tuple[VoteLine, ...]
    answer: Answer
    proposed: bool
    elsewhere: bool
    answer_day: date | None
    answer_date: str

    @property
    def has_answer(self) -> bool:
        """Say whether the municipality said anything."""
        return bool(self.answer.said)


def idea_road(story: IdeaStory) -> IdeaRoad:
    """Return the road of an idea as its writer reads it."""
    return IdeaRoad(
        text=story.text,
        session_title=story.session_title,
        municipality=story.municipality,
        place=story.place,
        card=card(story.action) if story.action else None,
        companions=story.companions,
        carried=_carried(story),
        votes=tuple(_vote(one) for one in story.votes),
        answer=_answer(story),
        proposed=story.outcome.item is not None and not story.outcome.is_answered,
        elsewhere=_elsewhere(story.outcome),
        answer_day=story.answer_date,
        answer_date=spoken_date(story.answer_date),
    )


def _vote(one: Votes) -> VoteLine:
    return VoteLine(one.title, one.session, Words(VOTES[one.kind], {"votes": one.votes, "ballots": one.ballots}))


def _answer(story: IdeaStory) -> Answer:
    outcome, moment = story.outcome, story.outcome.moment
    said = ANSWERS[outcome.said] if outcome.said is not None else ""
    return Answer(
        sign=_sign(outcome),
        said=ALMOST if story.waiting else said,
        reason=outcome.reason,
        body=BODIES[moment.body] if moment else "",
        day=moment.day if moment else None,
        date=spoken_date(moment.day) if moment else "",
        waiting=tuple(dict.fromkeys(BODIES[body] for body in story.waiting)),
        going=GOING[story.progress] if story.progress else "",
    )


def _sign(outcome: Outcome) -> str:
    if outcome.said is None:
        return "open"
    return "good" if outcome.said in _GOOD else "later" if outcome.said in _LATER else "no"


def _elsewhere(outcome: Outcome) -> bool:
    return outcome.given is not None and outcome.given.fate is Fate.ELSEWHERE


def _carried(story: IdeaStory) -> str:
    """What the municipality still writes is nobody's to read; the title is told with its answer, or when ours is in it."""
    item = story.outcome.item
    if item is None or not (story.outcome.is_answered or _elsewhere(story.outcome)):
        return ""
    return item.title if story.action is None or item.title != story.action.title else ""
