"""The years of a plan: read from what a person types, and what stands outside them."""

from collections import Counter
from collections.abc import Mapping

from facilitator.domain.bbc.money import year
from facilitator.domain.refusals import InvalidInput

from .item import Plan, Status

MOST_YEARS = 10


def read_years(first: object, last: object) -> tuple[int, int]:
    """Return the first and the last year of a plan; refuse what is no year, and more years than a sheet can show."""
    years = year(first), year(last)
    if not 0 <= years[1] - years[0] < MOST_YEARS:
        raise InvalidInput("Kies hoogstens %(most)s jaren, het laatste na het eerste.", most=MOST_YEARS)
    return years


def outside(plan: Plan) -> Mapping[int, int]:
    """Return the years outside the plan in which amounts stand, with how many actions have them."""
    standing = (item for item in plan.items if item.status is not Status.DROPPED)
    counts = Counter(one for item in standing for one in {line.year for line in item.lines} - set(plan.years))
    return dict(sorted(counts.items()))
