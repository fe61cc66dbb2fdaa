"""Everything Draagvlak can refuse, and nothing about how a refusal is carried to the asker.

Refusal ── Malformed (NotJson, TooLarge, NotJsonType)
        ├─ Unauthenticated
        ├─ NotFound (UnknownCode)
        ├─ NotAllowed
        ├─ InvalidInput (TextEmpty, TextTooLong, UnknownAction, RepeatedAction, TooManyChoices)
        ├─ RuleBroken (StepClosed, VoteOpen, VoteClosed, NotCounted, NothingToVote, IdeaTaken, IdeaLimit,
        │              SessionOver, ChangedMeanwhile, PlanNotReady)
        ├─ TooManyTries
        └─ TryAgain
"""

from collections.abc import Mapping


class Refusal(Exception):
    """A deed that is not done; `code` is for programs, the Dutch `message` is for people.

    `sentence` with `values` in its places is the text: apart, so that a translator knows the sentence.
    """

    code = "refused"
    message = "Dit kan nu niet."

    def __init__(self, message: str | None = None, **values: object) -> None:
        super().__init__()
        self.resay(message or self.message, **values)

    def resay(self, sentence: str, **values: object) -> None:
        """Say it in another sentence: who passes a refusal on may know better where to look."""
        self.sentence, self.values = sentence, values
        self.args = (sentence % values if values else sentence,)

    @property
    def details(self) -> Mapping[str, object]:
        """Facts a program may need beside code and message."""
        return {}


class Malformed(Refusal):
    """What came in cannot be read at all; only its children are ever raised."""


class NotJson(Malformed):
    """The body is not JSON."""

    code = "not_json"
    message = "We kunnen dit bericht niet lezen."


class TooLarge(Malformed):
    """The body is larger than any honest message."""

    code = "too_large"
    message = "Dit bericht is te groot. Maak het korter."


class NotJsonType(Malformed):
    """The body does not say that it is JSON."""

    code = "not_json_type"
    message = "Stuur dit bericht als JSON."


class Unauthenticated(Refusal):
    """Nobody, or somebody whose token we do not know."""

    code = "unauthenticated"
    message = "Meld je eerst aan."


class NotFound(Refusal):
    """Not there, or outside the sight of who asks."""

    code = "not_found"
    message = "Dit vinden we niet."


class UnknownCode(NotFound):
    """No session has this code."""

    code = "unknown_code"
    message = "Deze code kennen we niet. Kijk nog eens naar het grote scherm."


class NotAllowed(Refusal):
    """In the asker's sight, but not theirs to do."""

    code = "not_allowed"
    message = "Dit mag jij niet doen. Vraag het aan de begeleider."


class InvalidInput(Refusal):
    """The input has another form than was asked."""

    code = "invalid_input"
    message = "Kijk dit nog eens na."


class TextEmpty(InvalidInput):
    """Nothing is left of the text after trimming."""

    code = "text_empty"
    message = "Schrijf eerst iets."


class TextTooLong(InvalidInput):
    """The text is longer than fits."""

    code = "text_too_long"
    message = "Maak je tekst korter."

    def __init__(self, limit: int) -> None:
        super().__init__("Maak je tekst korter: hoogstens %(limit)s tekens.", limit=limit)


class UnknownAction(InvalidInput):
    """A choice names an action that is not on the ballot."""

    code = "unknown_action"
    message = "Deze actie staat niet op het stemblad."


class RepeatedAction(InvalidInput):
    """A choice names one action twice."""

    code = "repeated_action"
    message = "Kies elke actie maar één keer."


class TooManyChoices(InvalidInput):
    """More is chosen than the vote allows."""

    code = "too_many_choices"
    message = "Kies er hoogstens %(limit)s."

    def __init__(self, limit: object, sentence: str | None = None) -> None:
        super().__init__(sentence, limit=limit)


class RuleBroken(Refusal):
    """Good input, but against the rules of this moment; only its children are ever raised."""


class StepClosed(RuleBroken):
    """This step does not take it now."""

    code = "step_closed"
    message = "Deze stap is nu niet open."


class VoteOpen(RuleBroken):
    """A vote stands open or stopped, and must be counted first."""

    code = "vote_open"
    message = "Er loopt nog een stemming. Tel die eerst."


class VoteClosed(RuleBroken):
    """Nobody can vote here now."""

    code = "vote_closed"
    message = "De stemming is nu niet open."


class NotCounted(RuleBroken):
    """There is no result before the count."""

    code = "not_counted"
    message = "De stemmen zijn nog niet geteld."


class NothingToVote(RuleBroken):
    """A vote needs two actions at least."""

    code = "nothing_to_vote"
    message = "Maak eerst minstens twee acties."


class IdeaTaken(RuleBroken):
    """The idea already belongs to an action."""

    code = "idea_taken"
    message = "Dit idee zit al in een actie."


class IdeaLimit(RuleBroken):
    """This seat or table has handed in all it may."""

    code = "idea_limit"
    message = "Je hebt al genoeg ideeën doorgegeven. Dank je."

    def __init__(self, limit: int) -> None:
        super().__init__("Je gaf al %(limit)s ideeën door. Dank je.", limit=limit)


class SessionOver(RuleBroken):
    """The session has ended."""

    code = "session_over"
    message = "Deze sessie is voorbij."


class ChangedMeanwhile(RuleBroken):
    """Somebody else changed it first; nothing was written."""

    code = "changed_meanwhile"
    message = "Iemand anders paste dit net aan. Kijk even na."

    def __init__(self, fields: Mapping[str, object] | None = None, message: str | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})

    @property
    def details(self) -> Mapping[str, object]:
        return {"fields": self.fields} if self.fields else {}


class PlanNotReady(RuleBroken):
    """Something stands in the way of a final plan."""

    code = "plan_not_ready"
    message = "Dit plan is nog niet klaar. Kijk na wat er nog moet gebeuren."


class TooManyTries(Refusal):
    """Too many wrong codes were tried, by anybody."""

    code = "too_many_tries"
    message = "Er kwamen veel verkeerde codes binnen. Wacht even en probeer opnieuw."

    def __init__(self, retry_after: int) -> None:
        super().__init__()
        self.retry_after = retry_after


class TryAgain(Refusal):
    """The server could not keep it now; nothing was changed."""

    code = "try_again"
    message = "Dit lukte niet. Probeer het nog eens."
