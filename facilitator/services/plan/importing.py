"""Importing into a plan: a draft, what it would do, doing it all or not at all, and undoing it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facilitator.domain.events import Event
from facilitator.domain.plan.changes import DECIDERS
from facilitator.domain.plan.columns import from_data
from facilitator.domain.plan.fields import STATUS
from facilitator.domain.plan.importing.against import ItemChange, State
from facilitator.domain.plan.importing.against_items import Beside
from facilitator.domain.plan.importing.book import Book
from facilitator.domain.plan.importing.kept import Draft, Import, Written, WrittenField, WrittenGoal
from facilitator.domain.plan.importing.parts import Part, recognised, renamed, stand, told
from facilitator.domain.plan.importing.preview import Preview, preview
from facilitator.domain.plan.importing.rows import Wishes
from facilitator.domain.plan.importing.undoing import check_untouched, merged, without
from facilitator.domain.plan.importing.wishes import wishes
from facilitator.domain.plan.item import Field, PlanItem, Status, Version
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, NotFound
from facilitator.domain.text import N_, one_line
from facilitator.domain.trajectory import Account, Trajectory
from facilitator.services.house.trajectories import seen, trajectory
from facilitator.services.plan.planning import whole_plan
from facilitator.store import Store

DIRECTION, EXPORT = "import", "export"
WAY, UNDONE = "import", "ongedaan"
NAME_LIMIT, PROFILE_LIMIT = 200, 60
DRAFT_DAYS = 1
MEANWHILE = N_("Het plan veranderde net. Kijk nog eens na wat er verandert.")


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


def parts(store: Store, place: Trajectory, book: Book, mapping: Mapping[str, object]) -> tuple[Part, ...]:
    """Return the tables of a book, as somebody told, or as its headers say; none while nobody told."""
    if mapping:
        return (told(book, mapping, place.years),)
    own = [from_data(name, kept) for name, kept in store.profiles.all(place.municipality, EXPORT)]
    return recognised(book, place.years, renamed(own))


def asked(
    book: Book, chosen: Iterable[Part], place: Trajectory, codes: Collection[str]
) -> tuple[Wishes, datetime | None]:
    """Return what a book asks, and up to when it knew the plan."""
    return wishes(book, chosen, place, codes), stand(book)


@dataclass(frozen=True)
class Seen:
    """What an import would do, and a mark of the plan that this was laid beside."""

    preview: Preview
    stand: str


def look(store: Store, account: Account, trajectory_id: str, wished: Wishes, known: datetime | None) -> Seen:
    """Return what an import would do."""
    place = trajectory(store, account, trajectory_id, DECIDERS)
    before = _stand(store, trajectory_id)  # First: who writes while we read is seen by the deed.
    return Seen(preview(wished, _beside(store, place, known)), before)


def take_in(
    tx: Store, account: Account, trajectory_id: str, seen: Seen, file_name: object, *,
    take: Collection[str] | None = (), draft_id: str = "",
) -> tuple[Import, list[Event]]:  # fmt: skip
    """Do all that was seen, or nothing; where somebody was there since the file, only what `take` names (None takes all).

    InvalidInput while anything is refused; ChangedMeanwhile when the plan is no longer what was seen.
    """
    trajectory(tx, account, trajectory_id, DECIDERS)
    found = seen.preview
    check(found)
    if seen.stand != _stand(tx, trajectory_id):
        raise ChangedMeanwhile(message=MEANWHILE)
    done = Import(tx.new_id(), trajectory_id, account.id, _name(file_name), tx.now(), found.counts)
    tx.imports.add(done, _write(tx, account, trajectory_id, found, take))
    if draft_id:
        tx.imports.drop_draft(draft_id)
    tx.journal.record("import_plan", account.id, tx.now(), trajectory_id=trajectory_id, id=done.id, counts=found.counts)
    return done, []


def check(found: Preview) -> None:
    """Refuse what cannot be imported, naming the first cell that is to be solved."""
    if found.refused:
        first = found.refused[0]
        reason = first.sentence % first.values if first.values else first.sentence
        raise InvalidInput(
            "Er is nog iets op te lossen. Blad «%(sheet)s», rij %(row)s, kolom %(column)s: %(reason)s",
            sheet=first.place.sheet, row=first.place.row, column=first.place.column or "A", reason=reason,
        )  # fmt: skip
    if not found.changes_something:
        raise InvalidInput("Dit bestand verandert niets. Alles staat al in het plan.")


def check_nobody_since(found: Preview) -> None:
    """Refuse with ChangedMeanwhile, naming the fields, where somebody was there after the file was made."""
    newer = {
        f"{change.item_id}.{field.name}": {"yours": field.after, "theirs": field.before}
        for change in found.items
        for field in change.fields
        if field.is_newer
    }
    if newer:
        raise ChangedMeanwhile(newer)


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
    back = [(one.item_id, one.name, one.before) for one in written.fields if one.item_id not in written.added]
    back += [(item_id, STATUS, Status.WITHDRAWN.value) for item_id in written.added]
    tx.plans.write_all(
        [(item_id, name, Field(value, items[item_id].field(name).version + 1, account.id)) for item_id, name, value in back],
        tx.now(), UNDONE,
    )  # fmt: skip
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


def _stand(store: Store, trajectory_id: str) -> str:
    return f"{store.plans.stand(trajectory_id)}-{store.goals.stand(trajectory_id)}"


def _write(tx: Store, account: Account, trajectory_id: str, found: Preview, take: Collection[str] | None) -> Written:
    fields: list[WrittenField] = []
    kept: list[tuple[str, str, Field]] = []
    added: list[str] = []
    for change in found.items:
        item_id = change.item_id if change.is_known else _add(tx, trajectory_id, change)
        added += [] if change.is_known else [item_id]
        for field in change.fields:
            if not field.is_newer or take is None or f"{item_id}.{field.name}" in take:
                version = field.now.version + 1
                kept.append((item_id, field.name, Field(field.value, version, account.id)))
                fields.append(WrittenField(item_id, field.name, field.now.value, version))
    tx.plans.write_all(kept, tx.now(), WAY)
    goals = [WrittenGoal(one.before, one.after) for one in found.goals if one.state is not State.SAME]
    if goals:
        tx.goals.replace(trajectory_id, merged(tx.goals.all(trajectory_id), goals))
    return Written(tuple(fields), tuple(added), tuple(goals))


def _add(tx: Store, trajectory_id: str, change: ItemChange) -> str:
    """Make a new action, under the id that the file gives if that is free anywhere, and return its id."""
    free = change.item_id and not tx.imports.is_taken(change.item_id)
    item = PlanItem(
        change.item_id if free else tx.new_id(), trajectory_id, "", "", "", tx.plans.last_position(trajectory_id) + 1
    )
    tx.plans.add(item, tx.now())
    if change.advice is not None:
        tx.imports.keep_advice(item.id, change.advice)
    return item.id


def _name(raw: object) -> str:
    """The name of a file, as far as it can be shown."""
    name = "".join(sign for sign in str(raw or "") if sign.isprintable()).strip()
    return name[-NAME_LIMIT:] or "bestand"
