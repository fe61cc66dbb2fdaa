"""Importing into a plan: a draft, what it would do, doing it all or not at all, and undoing it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from facilitator.domain.events import Event
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.fields import STATUS
from facilitator.domain.plan.importing.against import ItemChange, State
from facilitator.domain.plan.importing.against_items import Beside
from facilitator.domain.plan.importing.book import Book
from facilitator.domain.plan.importing.kept import Draft, Import, Written, WrittenField, WrittenGoal
from facilitator.domain.plan.importing.parts import Part, recognised, stand, told
from facilitator.domain.plan.importing.preview import Preview, preview
from facilitator.domain.plan.importing.rows import Wishes
from facilitator.domain.plan.importing.undoing import check_untouched, merged, without
from facilitator.domain.plan.importing.wishes import wishes
from facilitator.domain.plan.item import Field, PlanItem, Status, Version
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotFound
from facilitator.domain.text import one_line
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.house.trajectories import seen, trajectory
from facilitator.services.plan.planning import whole_plan
from facilitator.store import Store

DIRECTION = "import"
WAY, UNDONE = "import", "ongedaan"
NAME_LIMIT, PROFILE_LIMIT = 200, 60
DRAFT_DAYS = 1


def keep_draft(
    tx: Store, account: Account, trajectory_id: str, file_name: object, content: str
) -> tuple[Draft, list[Event]]:
    """Keep a file that was read until somebody says yes to it, a day at most."""
    trajectory(tx, account, trajectory_id, DECIDERS)
    tx.imports.drop_drafts_before(tx.now() - timedelta(days=DRAFT_DAYS))
    draft = Draft(tx.new_id(), trajectory_id, account.id, _name(file_name), content, tx.now())
    tx.imports.keep_draft(draft)
    return draft, []


def draft(store: Store, account: Account, trajectory_id: str, draft_id: str) -> tuple[Trajectory, Draft]:
    """Return somebody's own draft in a plan that they may import into; else NotFound."""
    found = trajectory(store, account, trajectory_id, DECIDERS)
    kept = store.imports.draft(trajectory_id, draft_id)
    if kept is None or kept.account_id != account.id:
        raise NotFound("Dit bestand is er niet meer. Kies het opnieuw.")
    return found, kept


def drop_draft(tx: Store, account: Account, trajectory_id: str, draft_id: str) -> tuple[None, list[Event]]:
    """Forget a draft."""
    tx.imports.drop_draft(draft(tx, account, trajectory_id, draft_id)[1].id)
    return None, []


def tell_columns(
    tx: Store, account: Account, trajectory_id: str, draft_id: str, mapping: Mapping[str, object], names: object = None
) -> tuple[None, list[Event]]:
    """Keep what the columns of a draft are; with a name and what the headers were, also for the next file."""
    found, kept = draft(tx, account, trajectory_id, draft_id)
    tx.imports.tell_columns(kept.id, dict(mapping))
    if isinstance(names, Mapping) and names.get("name"):
        name = one_line(names["name"], PROFILE_LIMIT)
        columns = {"kind": mapping["kind"], "columns": names["columns"]}
        tx.profiles.keep(found.municipality, DIRECTION, name, columns, account.id, tx.now())
    return None, []


def profiles(store: Store, account: Account, trajectory_id: str) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """Return the mappings that this municipality kept for files that come in."""
    return store.profiles.all(trajectory(store, account, trajectory_id, DECIDERS).municipality, DIRECTION)


def parts(book: Book, mapping: Mapping[str, object], years: tuple[int, ...]) -> tuple[Part, ...]:
    """Return the tables of a book, as its headers or somebody tell; none while nobody told."""
    return (told(book, mapping, years),) if mapping else recognised(book, years)


def asked(
    book: Book, chosen: Iterable[Part], place: Trajectory, codes: Collection[str]
) -> tuple[Wishes, datetime | None]:
    """Return what a book asks, and up to when it knew the plan."""
    return wishes(book, chosen, place, codes), stand(book)


def look(store: Store, account: Account, trajectory_id: str, wished: Wishes, known: datetime | None) -> Preview:
    """Return what an import would do."""
    return preview(wished, _beside(store, trajectory(store, account, trajectory_id, DECIDERS), known))


def take_in(
    tx: Store, account: Account, trajectory_id: str, wished: Wishes, known: datetime | None, file_name: object, *,
    take: Collection[str] | None = (), mark: str | None = None, strict: bool = False, draft_id: str = "",
) -> tuple[tuple[Import, Preview], list[Event]]:  # fmt: skip
    """Do all that a file asks, or nothing; where somebody was there since, only what `take` names (None takes all).

    InvalidInput while anything is refused; ChangedMeanwhile when the plan is no longer what `mark` saw, and, if that is
    asked by `strict`, when anybody was there since the file was made.
    """
    place = trajectory(tx, account, trajectory_id, DECIDERS)
    beside = _beside(tx, place, known)
    found = preview(wished, beside)
    if mark is not None and mark != found.mark:
        raise ChangedMeanwhile(message="Het plan veranderde net. Kijk nog eens na wat er verandert.")
    _check(found)
    if strict and found.newer:
        raise ChangedMeanwhile(_newer(found))
    done = Import(tx.new_id(), trajectory_id, account.id, _name(file_name), tx.now(), found.counts)
    tx.imports.add(done, _write(tx, account, place, beside, found, take))
    if draft_id:
        tx.imports.drop_draft(draft_id)
    tx.journal.record("import_plan", account.id, tx.now(), trajectory_id=trajectory_id, id=done.id, counts=found.counts)
    return (done, found), []


def undo(tx: Store, account: Account, trajectory_id: str, import_id: str) -> tuple[Import, list[Event]]:
    """Put back exactly what stood there; refused, naming what, where somebody wrote since. Undoing twice changes nothing."""
    place = trajectory(tx, account, trajectory_id, DECIDERS)
    kept = tx.imports.get(trajectory_id, import_id)
    if kept is None:
        raise NotFound()
    done, written = kept
    if done.undone_at is not None:
        return done, []
    items = {item.id: item for item in tx.plans.items(trajectory_id, tx.now())}
    goals = tx.goals.all(trajectory_id)
    check_untouched(written, items, goals, place.years)
    for one in written.fields:
        if one.item_id not in written.added:
            _write_field(tx, account, items[one.item_id], one.name, one.before, UNDONE)
    for item_id in written.added:
        _write_field(tx, account, items[item_id], STATUS, Status.WITHDRAWN.value, UNDONE)
    if written.goals:
        tx.goals.replace(trajectory_id, without(goals, written.goals))
    tx.imports.mark_undone(import_id, tx.now())
    tx.journal.record("undo_import", account.id, tx.now(), trajectory_id=trajectory_id, id=import_id)
    return replace(done, undone_at=tx.now()), []


def imports(store: Store, account: Account, trajectory_id: str) -> tuple[bool, tuple[Import, ...]]:
    """Return whether the account may import here, and what was imported, newest first."""
    _, duty = seen(store, account, trajectory_id)
    return duty in DECIDERS, store.imports.all(trajectory_id)


def _beside(store: Store, place: Trajectory, known: datetime | None) -> Beside:
    read: dict[str, Mapping[str, tuple[Version, ...]]] = {}

    def past(item_id: str, name: str) -> tuple[Version, ...]:
        if item_id not in read:
            read[item_id] = store.imports.versions(item_id)
        return read[item_id].get(name, ())

    return Beside(whole_plan(store, place), store.plans.items(place.id, store.now()), past, known)


def _check(found: Preview) -> None:
    if found.refused:
        first = found.refused[0]
        reason = first.sentence % first.values if first.values else first.sentence
        raise InvalidInput(
            "Er is nog iets op te lossen. Blad «%(sheet)s», rij %(row)s, kolom %(column)s: %(reason)s",
            sheet=first.place.sheet, row=first.place.row, column=first.place.column or "A", reason=reason,
        )  # fmt: skip
    if not found.changes_something:
        raise InvalidInput("Dit bestand verandert niets. Alles staat al in het plan.")


def _newer(found: Preview) -> dict[str, object]:
    return {
        f"{change.item_id}.{field.name}": {"yours": field.after, "theirs": field.before}
        for change in found.items
        for field in change.fields
        if field.is_newer
    }


def _write(
    tx: Store, account: Account, place: Trajectory, beside: Beside, found: Preview, take: Collection[str] | None
) -> Written:
    items = {item.id: item for item in beside.items}
    fields: list[WrittenField] = []
    added: list[str] = []
    for change in found.items:
        item = items.get(change.item_id)
        if item is None:
            item = _add(tx, place, change)
            added.append(item.id)
        for field in change.fields:
            if not field.is_newer or take is None or f"{item.id}.{field.name}" in take:
                before = item.field(field.name)
                _write_field(tx, account, item, field.name, field.value, WAY)
                fields.append(WrittenField(item.id, field.name, before.value, before.version + 1))
    goals = [WrittenGoal(one.before, one.after) for one in found.goals if one.state is not State.SAME]
    if goals:
        tx.goals.replace(place.id, merged(beside.plan.goals, goals))
    return Written(tuple(fields), tuple(added), tuple(goals))


def _add(tx: Store, place: Trajectory, change: ItemChange) -> PlanItem:
    """Make a new action, under the id that the file gives if that is free anywhere."""
    free = change.item_id and not tx.imports.is_taken(change.item_id)
    item_id = change.item_id if free else tx.new_id()
    item = PlanItem(item_id, place.id, "", "", "", tx.plans.last_position(place.id) + 1)
    tx.plans.add(item, tx.now())
    if change.advice is not None:
        tx.imports.keep_advice(item.id, change.advice)
    return item


def _write_field(tx: Store, account: Account, item: PlanItem, name: str, value: object, way: str) -> None:
    tx.plans.write(item.id, name, Field(value, item.field(name).version + 1, account.id), tx.now(), way)


def _name(raw: object) -> str:
    """The name of a file, as far as it can be shown."""
    name = "".join(sign for sign in str(raw or "") if sign.isprintable()).strip()
    return name[-NAME_LIMIT:] or "bestand"
