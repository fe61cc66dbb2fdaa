"""What the page of one idea shows: the writer's own words, and what became of them."""

from dataclasses import dataclass
from datetime import date

from facilitator.domain.ideas.fate import Fate, IdeaStory, Place, Votes
from facilitator.views.room.cards import Card, card, spoken_date


@dataclass(frozen=True)
class IdeaRoad:
    """The road of one idea; `card` is the action it is in."""

    text: str
    session_title: str
    municipality: str
    place: Place
    card: Card | None
    alone: bool
    votes: tuple[Votes, ...]
    fate: Fate
    reason: str
    answer_day: date | None
    answer_date: str

    @property
    def decided(self) -> bool:
        """Say whether the municipality said yes or no."""
        return self.fate in (Fate.RETAINED, Fate.DROPPED)


def idea_road(story: IdeaStory) -> IdeaRoad:
    """Return the road of an idea as its writer reads it."""
    return IdeaRoad(
        text=story.text,
        session_title=story.session_title,
        municipality=story.municipality,
        place=story.place,
        card=card(story.action) if story.action else None,
        alone=story.alone,
        votes=story.votes,
        fate=story.fate,
        reason=story.reason,
        answer_day=story.answer_date,
        answer_date=spoken_date(story.answer_date),
    )
