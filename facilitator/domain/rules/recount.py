"""Counts a whole file of ballots by one rule: which reader and which rule belong together."""

from collections.abc import Callable
from enum import StrEnum

from facilitator.domain.ballot_files.broken import broken
from facilitator.domain.ballot_files.pabulib import read_ordinal, read_pabulib
from facilitator.domain.ballot_files.preflib import read_preflib
from facilitator.domain.rules.borda import borda
from facilitator.domain.rules.budget_election import BudgetElection
from facilitator.domain.rules.equal_shares import equal_shares
from facilitator.domain.rules.most_votes import most_votes
from facilitator.domain.rules.outcome import Outcome
from facilitator.domain.rules.rank_election import RankElection
from facilitator.domain.rules.schulze import schulze


class Rule(StrEnum):
    """The rules by which a file can be counted."""

    MOST_VOTES = "most-votes"
    EQUAL_SHARES = "equal-shares"
    BORDA = "borda"
    SCHULZE = "schulze"


BUDGET_RULES: dict[Rule, Callable[[BudgetElection], Outcome]] = {
    Rule.MOST_VOTES: most_votes,
    Rule.EQUAL_SHARES: equal_shares,
}
RANK_RULES: dict[Rule, Callable[[RankElection], Outcome]] = {Rule.BORDA: borda, Rule.SCHULZE: schulze}


def recount(content: bytes, ending: str, rule: Rule) -> Outcome:
    """Return what the rule says of a file with this ending (`.pb`, `.soc`, `.soi`)."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise broken(line, "hier staat een teken dat geen UTF-8 is. Bewaar het bestand als UTF-8.") from error
    if ending == ".pb" and rule in BUDGET_RULES:
        return BUDGET_RULES[rule](read_pabulib(text))
    if ending == ".pb" and rule in RANK_RULES:
        return RANK_RULES[rule](read_ordinal(text))
    if ending in {".soc", ".soi"} and rule in RANK_RULES:
        return RANK_RULES[rule](read_preflib(text, complete=ending == ".soc"))
    budget, rank = " of ".join(BUDGET_RULES), " of ".join(RANK_RULES)
    raise broken(0, f"Tel een bestand .pb met {budget}, en een bestand .soc, .soi of .pb met volgordes met {rank}.")
