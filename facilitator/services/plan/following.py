"""How an action goes on: its state and a text for each half-year and year, and the evaluation in the accounts."""

from facilitator.domain.events import Event
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.item import PlanItem
from facilitator.domain.plan.progress import TEXT_LIMIT, Period, Progress, State, is_followed, read_period
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound
from facilitator.domain.text import written
from facilitator.domain.trajectory import Account
from facilitator.services.plan.items import item_in_sight, write_field
from facilitator.store import Store

EVALUATION, WAY = "AC_evaluatie", "opvolging"


def report_progress(
    tx: Store, account: Account, trajectory_id: str, item_id: str, key: str, state: object, text: object, version: int
) -> tuple[Progress, list[Event]]:
    """Keep how an action stands in a period; ChangedMeanwhile when somebody wrote since it was read."""
    item, period = _followed(tx, account, trajectory_id, item_id, key)
    old = tx.progress.one(item.id, period.key)
    known = old.version if old else 0
    made = Progress(item.id, period.key, _state(state), _text(text), known + 1, tx.now())
    if old and (old.state, old.text) == (made.state, made.text):
        return old, []
    if version != known:
        raise ChangedMeanwhile({"text": {"yours": made.text, "theirs": old.text if old else "", "version": known}})
    tx.progress.keep(made, account.id)
    tx.journal.record("report_progress", account.id, tx.now(), trajectory_id=trajectory_id, item=item.id,
                      period=period.key, state=made.state.value, version=made.version)  # fmt: skip
    return made, []


def take_over_evaluation(
    tx: Store, account: Account, trajectory_id: str, item_id: str, key: str, version: int
) -> tuple[PlanItem, list[Event]]:
    """Let the text of a year be the evaluation of the action, as the next version of that field."""
    item, period = _followed(tx, account, trajectory_id, item_id, key)
    told = tx.progress.one(item.id, period.key)
    if not period.is_year or told is None or not told.text:
        raise InvalidInput("Schrijf eerst een tekst voor dit jaar.")
    standing = item.field(EVALUATION)
    if item.text(EVALUATION) == told.text:
        return item, []
    if version != standing.version:
        raise ChangedMeanwhile(
            {EVALUATION: {"yours": told.text, "theirs": item.text(EVALUATION), "version": standing.version}}
        )
    write_field(tx, account, item, EVALUATION, told.text, WAY)
    tx.journal.record("change_plan", account.id, tx.now(), trajectory_id=trajectory_id, item=item.id,
                      fields=[EVALUATION], status=None, period=period.key)  # fmt: skip
    return item, []


def _followed(tx: Store, account: Account, trajectory_id: str, item_id: str, key: str) -> tuple[PlanItem, Period]:
    """Return an action that goes on, and a period of its plan; only who decides tells of it, since people hear it."""
    trajectory, duty, item = item_in_sight(tx, account, trajectory_id, item_id)
    period = read_period(key)
    if period is None or period.year not in trajectory.years:
        raise NotFound()
    if duty not in DECIDERS:
        raise NotAllowed("Alleen een beleidsmedewerker of auteur volgt de acties op.")
    if not is_followed(item, was_told=bool(tx.progress.of_item(item.id))):
        raise InvalidInput("Over deze actie is nog niet beslist. Beslis eerst.")
    return item, period


def _state(raw: object) -> State:
    if not isinstance(raw, str) or raw not in set(State):
        raise InvalidInput("Kies: %(words)s.", words=", ".join(State))
    return State(raw)


def _text(raw: object) -> str:
    """A state may stand without a text: it says enough of what has not begun."""
    return "" if raw is None or (isinstance(raw, str) and not raw.strip()) else written(raw, TEXT_LIMIT)
