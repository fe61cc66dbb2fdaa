"""Ballots as a file of Pabulib (`.pb`), which the command `tally` and programs for participatory budgets count.

Projects are called by the number of the action. A vote without money has a cost of 1 for each and a budget of as many as one
could choose. What is ranked by points says so by `scoring`, with the points of the rule in words; `consent` needs points so
far apart that no number of concerns weighs as much as one objection.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from facilitator.domain.voting.ballot import BallotKind, Choices, Consent
from facilitator.domain.voting.kinds import KINDS
from facilitator.domain.voting.proof import BallotFile

APPROVAL, CUMULATIVE, SCORING, ORDINAL = "approval", "cumulative", "scoring", "ordinal"
TYPES: Mapping[BallotKind, str] = {
    BallotKind.PICK: APPROVAL,
    BallotKind.BUDGET: APPROVAL,
    BallotKind.DOTS: CUMULATIVE,
    BallotKind.RANK: ORDINAL,
    BallotKind.YES_DOUBT_NO: SCORING,
    BallotKind.MOSCOW: SCORING,
    BallotKind.MATRIX: SCORING,
    BallotKind.CONSENT: SCORING,
}
Vote = tuple[tuple[str, int], ...]


def pabulib(ballots: BallotFile) -> bytes:
    """Return the file; its votes are sorted by content and numbered, so that no line says when it was cast."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\n")
    kind = TYPES[ballots.terms.kind]
    votes = _votes(ballots)
    writer.writerows([["META"], ["key", "value"], *_meta(ballots, kind)])
    columns: list[object] = ["project_id", "cost", "name", "votes", "score"]
    # Of an order, points go to what it leaves out too: they are not a sum over what it names.
    told = len(columns) - (kind == ORDINAL)
    writer.writerows([["PROJECTS"], *(row[:told] for row in [columns, *_projects(ballots, votes)])])
    header = ["voter_id", "vote"] if kind in (APPROVAL, ORDINAL) else ["voter_id", "vote", "points"]
    writer.writerows([["VOTES"], header])
    writer.writerows(_line(n, vote)[: len(header)] for n, vote in enumerate(votes, 1))
    return target.getvalue().encode()


def _meta(ballots: BallotFile, kind: str) -> list[tuple[str, object]]:
    terms = ballots.terms
    listed = {APPROVAL: terms.k if terms.kind is BallotKind.PICK else len(ballots.actions), ORDINAL: terms.places}
    limits: list[tuple[str, object]] = [("max_length", listed[kind])] if kind in listed else []
    if kind == CUMULATIVE:
        limits = [("max_points", terms.most_dots), ("max_sum_points", terms.k)]
    return [
        ("description", f"Anonieme stembladen: {ballots.title}"),
        ("country", "Belgium"),
        ("unit", ballots.municipality),
        ("instance", ballots.year),
        ("num_projects", len(ballots.actions)),
        ("num_votes", len(ballots.ballots)),
        ("budget", terms.total if terms.kind is BallotKind.BUDGET else min(terms.k, len(ballots.actions))),
        ("vote_type", kind),
        ("rule", "greedy"),
        *limits,
    ]


def _projects(ballots: BallotFile, votes: Sequence[Vote]) -> list[list[object]]:
    terms = ballots.terms
    named = Counter(name for vote in votes for name, _ in vote)
    scores: Counter[str] = Counter()
    for vote in votes:
        for name, points in vote:
            scores[name] += points
    rows: list[list[object]] = []
    for action in ballots.actions:
        name = str(action.number)
        cost = terms.costs.get(action.action, 0) if terms.kind is BallotKind.BUDGET else 1
        rows.append([action.number, cost, action.title, named[name], scores[name]])
    return rows


def _votes(ballots: BallotFile) -> list[Vote]:
    """Return what each ballot gives, by the numbers of actions; those of an order stay in it."""
    numbers = {action.action: action.number for action in ballots.actions}
    points = _points(ballots)
    votes = []
    for choices in ballots.ballots:
        ordered = choices if ballots.terms.kind is BallotKind.RANK else sorted(choices, key=lambda one: numbers[one])
        votes.append(tuple((str(numbers[action]), points(choices, action)) for action in ordered))
    return sorted(votes)


def _points(ballots: BallotFile) -> Callable[[Choices, str], int]:
    """Return what a ballot gives an action that it names."""
    terms, far = ballots.terms, len(ballots.ballots) + 1
    if terms.kind is BallotKind.CONSENT:
        weights: Mapping[str, int] = {Consent.NONE: 1, Consent.CONCERN: -far, Consent.OBJECTION: -far * far}
        return lambda choices, action: weights[choices[action]] if isinstance(choices, Mapping) else 0
    return lambda choices, action: KINDS[terms.kind].worth(choices, action, terms)


def _line(n: int, vote: Vote) -> list[object]:
    return [n, ",".join(name for name, _ in vote), ",".join(str(points) for _, points in vote)]
