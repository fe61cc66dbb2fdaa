"""Two rules side by side: what most votes choose and what equal shares choose, and what each group gets of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.ideas.idea import Action
from facilitator.domain.numbers import decimal, euros
from facilitator.domain.text import N_
from facilitator.domain.voting.selection import EVERYBODY, Rule, Selection
from facilitator.domain.voting.tally import Tally
from facilitator.views.voting.figures import share
from facilitator.views.voting.group_bars import GroupBar
from facilitator.views.voting.results import ResultRow, results

HEADS: Mapping[Rule, str] = {Rule.MOST_VOTES: N_("Meeste stemmen"), Rule.EQUAL_SHARES: N_("Eerlijk verdeeld")}
MEANINGS: Mapping[Rule, str] = {
    Rule.MOST_VOTES: N_("De hoogste eerst, tot het vol is."),
    Rule.EQUAL_SHARES: N_("Elk stemblad beslist over een even groot deel."),
}


@dataclass(frozen=True)
class Typed:
    """What was asked of the page: «places» or «money», and how much money was typed."""

    by: str = ""
    money: str = ""


@dataclass(frozen=True)
class Carrier:
    """How many ballots of a group, or of all, support an action."""

    group: GroupBar | None
    n: int
    ballots: int

    @property
    def percent(self) -> float:
        """The length of the bar."""
        return share(self.n, self.ballots)


@dataclass(frozen=True)
class Chosen:
    """One action that a rule chooses, and who carries it; `only` says that the other rule does not choose it."""

    row: ResultRow
    everybody: Carrier
    groups: tuple[Carrier, ...]
    only: bool
    filled: bool
    tied: bool
    cost: str


@dataclass(frozen=True)
class RuleView:
    """What one rule chooses; `rivals` are the numbers that stand equal and lost to a lower number."""

    head: str
    meaning: str
    chosen: tuple[Chosen, ...]
    rivals: str
    spent: str
    empty_handed: int


@dataclass(frozen=True)
class Received:
    """What one group, or everybody, gets under each rule: how many of its own choices are chosen, on average a ballot."""

    group: GroupBar | None
    averages: tuple[str, ...]


@dataclass(frozen=True)
class SelectingView:
    """Both rules, once they were asked for; `costless` says that nobody knows what any action costs."""

    typed: Typed
    money: str
    costless: bool
    unpriced: str
    rules: tuple[RuleView, ...]
    received: tuple[Received, ...]

    @property
    def same(self) -> bool:
        """Say whether both rules choose the same actions."""
        return not any(chosen.only for rule in self.rules for chosen in rule.chosen)


def selecting(typed: Typed, tally: Tally, actions: Sequence[Action], costs: Mapping[str, int], budget: int,
              selections: Sequence[Selection]) -> SelectingView:  # fmt: skip
    """Return both rules side by side; `budget` is the money they share, 0 where they share places."""
    result = results(tally, actions)
    rows = {row.action: row for row in result.rows}
    groups = {part.group.key: bar for part, bar in zip(tally.groups, result.groups, strict=True)}
    apart = groups if len(groups) > 1 else {}
    unpriced = sorted(row.number for row in result.rows if row.action not in costs) if budget else []
    return SelectingView(
        typed=typed,
        money=euros(budget) if budget else "",
        costless=not costs,
        unpriced=", ".join(map(str, unpriced)),
        rules=tuple(_rule(one, selections, rows, apart, costs if budget else {}, tally.ballots) for one in selections),
        received=_received(selections, apart),
    )


def _rule(one: Selection, both: Sequence[Selection], rows: Mapping[str, ResultRow], groups: Mapping[str, GroupBar],
          costs: Mapping[str, int], ballots: int) -> RuleView:  # fmt: skip
    elsewhere = {action for other in both if other is not one for action in other.chosen}
    chosen = tuple(
        Chosen(
            row=rows[action],
            everybody=Carrier(None, one.carried[action][EVERYBODY], ballots),
            groups=tuple(Carrier(bar, one.carried[action][key], bar.ballots) for key, bar in groups.items()),
            only=action not in elsewhere,
            filled=action in one.filled,
            tied=action in one.tied,
            cost=euros(costs[action]) if action in costs else "",
        )
        for action in one.chosen
    )
    rivals = ", ".join(str(number) for number in sorted(rows[action].number for action in one.rivals))
    return RuleView(HEADS[one.rule], MEANINGS[one.rule], chosen, rivals, euros(one.spent), one.empty_handed)


def _received(both: Sequence[Selection], groups: Mapping[str, GroupBar]) -> tuple[Received, ...]:
    if not both:
        return ()
    who = {EVERYBODY: None, **groups}
    return tuple(Received(bar, tuple(decimal(one.shares[key], 1) for one in both)) for key, bar in who.items())
