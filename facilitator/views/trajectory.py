"""What the pages of a trajectory show: its sessions, its people, and what one may do there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.roles import Duty
from facilitator.domain.sessions.runsheet import RunSheet
from facilitator.domain.sessions.session import SessionStatus, WorkshopSession
from facilitator.domain.trajectory import Account, Membership, Trajectory

from .times import day, hour

ORDER = (
    "intake",
    "startsessie",
    "werksessie-schrijven",
    "werksessie-toetsen",
    "inwonersgesprek",
    "regiosessie",
    "evaluatie",
)


@dataclass(frozen=True)
class TrajectoryLine:
    """One trajectory in the list."""

    id: str
    municipality: str
    title: str
    ends: str
    duty: Duty


@dataclass(frozen=True)
class SessionLine:
    """One session of a trajectory."""

    id: str
    title: str
    format: str
    spoken_code: str
    status: SessionStatus
    when: str

    @property
    def over(self) -> bool:
        """Say whether the session has ended."""
        return self.status is SessionStatus.ENDED


@dataclass(frozen=True)
class Format:
    """A run sheet to start a session from."""

    name: str
    title: str
    minutes: int
    steps: int


@dataclass(frozen=True)
class PersonLine:
    """Somebody who works on the trajectory."""

    id: str
    name: str
    email: str
    duty: Duty
    is_you: bool


@dataclass(frozen=True)
class TrajectoryView:
    """One trajectory as somebody with this duty sees it."""

    id: str
    municipality: str
    title: str
    ends: str
    end_date: str
    duty: Duty
    sessions: tuple[SessionLine, ...]
    formats: tuple[Format, ...]
    people: tuple[PersonLine, ...]

    @property
    def leads(self) -> bool:
        """Say whether this person runs sessions and invites people."""
        return self.duty is Duty.FACILITATOR


def trajectory_lines(seen: Iterable[tuple[Trajectory, Duty]]) -> tuple[TrajectoryLine, ...]:
    """Return the list of trajectories."""
    return tuple(TrajectoryLine(t.id, t.municipality_name, t.title, day(t.end_date), duty) for t, duty in seen)


def trajectory_page(
    trajectory: Trajectory,
    duty: Duty,
    sessions: Sequence[WorkshopSession],
    run_sheets: Mapping[str, RunSheet],
    members: Sequence[Membership],
    you: Account,
) -> TrajectoryView:
    """Return one trajectory."""
    return TrajectoryView(
        id=trajectory.id,
        municipality=trajectory.municipality_name,
        title=trajectory.title,
        ends=day(trajectory.end_date),
        end_date=trajectory.end_date.isoformat() if trajectory.end_date else "",
        duty=duty,
        sessions=tuple(_session(session, run_sheets) for session in sessions),
        formats=formats(run_sheets),
        people=tuple(_person(member, you) for member in members),
    )


def formats(run_sheets: Mapping[str, RunSheet]) -> tuple[Format, ...]:
    """Return the run sheets in the order of a trajectory; a municipality's own come after ours."""
    places = {name: place for place, name in enumerate(ORDER)}
    ordered = sorted(run_sheets.values(), key=lambda sheet: (places.get(sheet.name, len(ORDER)), sheet.title))
    return tuple(Format(sheet.name, sheet.title, sheet.minutes, len(sheet.steps)) for sheet in ordered)


def _session(session: WorkshopSession, run_sheets: Mapping[str, RunSheet]) -> SessionLine:
    sheet = run_sheets.get(session.format)
    when = f"{day(session.starts_at)}, {hour(session.starts_at)}" if session.starts_at else ""
    known_as = sheet.title if sheet else session.format
    return SessionLine(session.id, session.title, known_as, session.spoken_code, session.status, when)


def _person(member: Membership, you: Account) -> PersonLine:
    account = member.account
    return PersonLine(account.id, account.name, account.email or "", member.duty, account.id == you.id)
