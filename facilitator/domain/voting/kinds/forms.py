"""The two shapes a ballot comes in, read strictly: a list of actions, or something said of each."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from facilitator.domain.refusals import InvalidInput, RepeatedAction, TooManyChoices, UnknownAction
from facilitator.domain.voting.ballot import Choices


def listed(raw: object, most: int, actions: Collection[str]) -> list[str]:
    """Return a list of different actions, at most so many; refuse other forms."""
    if not isinstance(raw, list) or not all(isinstance(choice, str) for choice in raw):
        raise InvalidInput("Kies uit de lijst.")
    # A long list is refused before it is looked into: its length alone says that it is no ballot.
    if len(raw) > max(most, len(actions)):
        raise TooManyChoices(most)
    if any(choice not in actions for choice in raw):
        raise UnknownAction()
    if len(set(raw)) < len(raw):
        raise RepeatedAction()
    if len(raw) > most:
        raise TooManyChoices(most)
    return list(raw)


def said_of(raw: object, actions: Collection[str]) -> Mapping[str, object]:
    """Return what is said of actions, by action in a fixed order; refuse other forms and unknown actions."""
    if not isinstance(raw, dict):
        raise InvalidInput("Kies een antwoord bij elke actie.")
    if len(raw) > len(actions) or any(action not in actions for action in raw):
        raise UnknownAction()
    return {action: raw[action] for action in sorted(raw)}


def answers(raw: object, actions: Collection[str], known: Collection[str]) -> dict[str, str]:
    """Return one answer of those known for each action that has one."""
    said = said_of(raw, actions)
    kept = {action: answer for action, answer in said.items() if isinstance(answer, str) and answer in known}
    if len(kept) < len(said):
        raise InvalidInput("Kies een antwoord uit de lijst.")
    return kept


def answers_given(actions: Sequence[str], ballots: Sequence[Choices]) -> dict[str, Counter[str]]:
    """Return how often each answer was given, of each action on the list."""
    said: dict[str, Counter[str]] = {action: Counter() for action in actions}
    for choices in ballots:
        for action, answer in choices.items() if isinstance(choices, Mapping) else ():
            if action in said:
                said[action][answer] += 1
    return said


def whole(value: object) -> int | None:
    """Return a whole number, None for anything else; true and false are none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
