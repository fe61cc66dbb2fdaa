"""A municipality's own frame: places it names itself, each with a code that outlives its name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from facilitator.domain.coverage.frames import OWN, Axis, Place
from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import one_line

TITLE = "Ons eigen kader"
TITLE_LIMIT = 60
MOST_PLACES = 8


@dataclass(frozen=True)
class OwnFrame:
    """`gone` are places that were taken away: actions keep them, and the same name brings them back."""

    places: tuple[Place, ...] = ()
    gone: tuple[Place, ...] = ()

    @property
    def axis(self) -> Axis:
        """The frame as one chooses it."""
        return Axis(OWN, TITLE, self.places)


NO_FRAME = OwnFrame()


def revised(own: OwnFrame, lines: Sequence[tuple[str, object]]) -> OwnFrame:
    """Return the frame with these (code, title) lines: a line without a title goes, one without a code is new."""
    titles = [(code, one_line(title, TITLE_LIMIT)) for code, title in lines if isinstance(title, str) and title.strip()]
    _check(titles)
    known = {place.code for place in (*own.places, *own.gone)}
    back = {place.title.casefold(): place.code for place in own.gone}
    fresh = _fresh(known)
    places: list[Place] = []
    for code, title in titles:
        returning = back.get(title.casefold(), "")
        places.append(Place(code if code in known else returning or next(fresh), title))
    left = {place.code for place in places}
    return OwnFrame(tuple(places), tuple(place for place in (*own.places, *own.gone) if place.code not in left))


def _check(titles: Sequence[tuple[str, str]]) -> None:
    if len(titles) > MOST_PLACES:
        raise InvalidInput("Kies hoogstens %(most)s vakken.", most=MOST_PLACES)
    names = [title.casefold() for _, title in titles]
    double = next((title for _, title in titles if names.count(title.casefold()) > 1), None)
    codes = [code for code, _ in titles if code]
    if double is not None or len(set(codes)) < len(codes):
        raise InvalidInput("«%(title)s» staat er twee keer. Laat er één staan.", title=double or titles[0][1])


def _fresh(known: Iterable[str]) -> Iterator[str]:
    last = max((int(code[1:]) for code in known), default=0)
    return (f"E{number}" for number in range(last + 1, last + 1 + MOST_PLACES))
