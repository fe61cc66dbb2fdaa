"""A municipality's road from intake to plan, and the accounts that work on it."""

from dataclasses import dataclass
from datetime import date, datetime

from facilitator.domain.roles import Duty


@dataclass(frozen=True)
class Trajectory:
    """One municipality's trajectory; `first_year`..`last_year` are the years of its plan."""

    id: str
    municipality: str
    municipality_name: str
    title: str
    created_at: datetime
    end_date: date | None = None
    first_year: int = 2026
    last_year: int = 2031

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan, in order."""
        return tuple(range(self.first_year, self.last_year + 1))


@dataclass(frozen=True)
class Account:
    """Somebody who works on trajectories: a facilitator, secretary, author …

    `everywhere`: a program of the operator's, with this duty in every trajectory of the server.
    """

    id: str
    name: str
    email: str | None = None
    duty: Duty = Duty.FACILITATOR
    everywhere: bool = False


@dataclass(frozen=True)
class Membership:
    """What an account may do in one trajectory."""

    account: Account
    trajectory_id: str
    duty: Duty
