"""What somebody sees before sitting down: four roles to choose from, the table, and what we keep."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.content import Content, RoleChoice
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import WorkshopSession


@dataclass(frozen=True)
class JoinView:
    """The page behind a code; `table` is already chosen where the code on a table card said so.

    The sentences of the notice have places for `notice_values`, so that they can be translated first.
    """

    code: str
    spoken_code: str
    session_title: str
    municipality: str
    roles: tuple[RoleChoice, ...]
    tables: tuple[int, ...]
    table: int | None
    notice: tuple[str, ...]
    notice_values: Mapping[str, str]
    notice_link: str
    languages: tuple[str, ...] = ("nl",)


def join(
    session: WorkshopSession, municipality: str, content: Content, months: int, table: int | None = None
) -> JoinView:
    """Return the page on which somebody chooses a role."""
    tables = tuple(range(1, session.table_count + 1)) if session.has_tables else ()
    return JoinView(
        code=session.code,
        spoken_code=session.spoken_code,
        session_title=session.title,
        municipality=municipality,
        roles=tuple(content.phone.roles[role] for role in Role),
        tables=tables,
        table=table if table in tables else None,
        notice=content.notice.patterns,
        notice_values={"municipality": municipality, "months": str(months)},
        notice_link=content.notice.link,
        languages=session.languages,
    )
