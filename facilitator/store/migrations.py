"""The shape of the database, as steps that are only ever added to."""

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

migrations = Migrations("draagvlak")
COPY = ".before-"
LINKED = ("ballots", "paper_ballots", "paper_seats", "receipts", "presentation_answers")
MIGRATING_PATIENCE = 10_000

FIRST = """
CREATE TABLE accounts (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT UNIQUE, password_hash TEXT,
    duty TEXT NOT NULL, created_at TEXT NOT NULL
);
CREATE TABLE api_tokens (
    hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, created_at TEXT NOT NULL,
    duty TEXT NOT NULL, everywhere INTEGER NOT NULL
);
CREATE TABLE sign_in_links (
    hash TEXT PRIMARY KEY, account_id TEXT REFERENCES accounts(id) ON DELETE CASCADE,
    expires_at TEXT NOT NULL, used_at TEXT
);
CREATE TABLE web_sessions (
    hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, expires_at TEXT NOT NULL
);
CREATE TABLE invitations (
    hash TEXT PRIMARY KEY, trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE,
    duty TEXT NOT NULL, invited_by TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT
);
CREATE TABLE trajectories (
    id TEXT PRIMARY KEY, municipality TEXT NOT NULL, municipality_name TEXT NOT NULL, title TEXT NOT NULL,
    end_date TEXT, first_year INTEGER NOT NULL, last_year INTEGER NOT NULL, created_at TEXT NOT NULL
);
CREATE TABLE memberships (
    trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
    duty TEXT NOT NULL, PRIMARY KEY (trajectory_id, account_id)
);
CREATE TABLE sessions (
    id TEXT PRIMARY KEY, trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE,
    code TEXT NOT NULL UNIQUE, title TEXT NOT NULL, format TEXT NOT NULL, status TEXT NOT NULL,
    version INTEGER NOT NULL, has_tables INTEGER NOT NULL, table_count INTEGER NOT NULL, languages TEXT NOT NULL,
    current_step TEXT, created_at TEXT NOT NULL, starts_at TEXT, ends_at TEXT, ended_at TEXT, answer_date TEXT,
    frozen INTEGER NOT NULL, people_present INTEGER, board_page INTEGER NOT NULL, undo TEXT
);
CREATE TABLE board_keys (
    hash TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE, created_at TEXT NOT NULL
);
CREATE TABLE steps (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    position INTEGER NOT NULL, method TEXT NOT NULL, kind TEXT, options TEXT NOT NULL, title TEXT NOT NULL,
    minutes INTEGER NOT NULL, setting TEXT NOT NULL, board_text TEXT NOT NULL, phone_text TEXT NOT NULL,
    read_aloud TEXT NOT NULL, note TEXT NOT NULL, skippable INTEGER NOT NULL, skipped INTEGER NOT NULL,
    state TEXT NOT NULL, shown INTEGER NOT NULL, opened INTEGER NOT NULL, opened_at TEXT, closed_at TEXT,
    extra_seconds INTEGER NOT NULL, group_rule INTEGER
);
CREATE INDEX steps_of_session ON steps (session_id, position);
CREATE TABLE participants (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    token_hash TEXT UNIQUE, role TEXT NOT NULL, table_number INTEGER, channel TEXT NOT NULL,
    language TEXT NOT NULL, turn INTEGER NOT NULL, joined_at TEXT NOT NULL
);
CREATE INDEX seats_of_session ON participants (session_id, role);
CREATE TABLE actions (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    number INTEGER NOT NULL, title TEXT NOT NULL, made_at TEXT NOT NULL
);
CREATE INDEX actions_of_session ON actions (session_id, number);
CREATE TABLE ideas (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    step_id TEXT NOT NULL, participant_id TEXT, role TEXT, table_number INTEGER, text TEXT NOT NULL,
    title TEXT NOT NULL, status TEXT NOT NULL, written_at TEXT NOT NULL,
    action_id TEXT REFERENCES actions(id) ON DELETE SET NULL, objected INTEGER NOT NULL
);
CREATE INDEX ideas_of_session ON ideas (session_id, written_at);
CREATE INDEX ideas_of_seat ON ideas (participant_id);
CREATE INDEX ideas_of_action ON ideas (action_id);
CREATE TABLE ballots (
    step_id TEXT NOT NULL, participant_id TEXT NOT NULL, choices TEXT NOT NULL,
    PRIMARY KEY (step_id, participant_id)
) WITHOUT ROWID;
CREATE TABLE paper_ballots (
    step_id TEXT NOT NULL, serial TEXT NOT NULL, role TEXT NOT NULL, choices TEXT NOT NULL, keyer TEXT NOT NULL,
    PRIMARY KEY (step_id, serial, keyer)
) WITHOUT ROWID;
CREATE TABLE counted_ballots (
    step_id TEXT NOT NULL, n INTEGER NOT NULL, choices TEXT NOT NULL, group_key TEXT NOT NULL,
    PRIMARY KEY (step_id, n)
) WITHOUT ROWID;
CREATE TABLE counted_steps (
    step_id TEXT PRIMARY KEY, actions TEXT NOT NULL, groups TEXT NOT NULL, channels TEXT NOT NULL, counted_at TEXT NOT NULL
);
CREATE TABLE answers (
    step_id TEXT NOT NULL, participant_id TEXT NOT NULL, question TEXT NOT NULL, option TEXT NOT NULL,
    PRIMARY KEY (step_id, participant_id, question)
) WITHOUT ROWID;
CREATE TABLE answer_totals (
    step_id TEXT NOT NULL, question TEXT NOT NULL, option TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (step_id, question, option)
) WITHOUT ROWID;
CREATE TABLE deed_keys (
    scope TEXT NOT NULL, asker TEXT NOT NULL, key TEXT NOT NULL, answer TEXT NOT NULL,
    PRIMARY KEY (scope, asker, key)
) WITHOUT ROWID;
CREATE TABLE journal (
    n INTEGER PRIMARY KEY, trajectory_id TEXT, session_id TEXT, at TEXT NOT NULL, who TEXT NOT NULL,
    deed TEXT NOT NULL, facts TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE TABLE journal_texts (
    hash TEXT PRIMARY KEY, salt TEXT NOT NULL, text TEXT NOT NULL, session_id TEXT
);
CREATE TABLE plan_items (
    id TEXT PRIMARY KEY, trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE,
    session_id TEXT, step_id TEXT, action_id TEXT, position INTEGER NOT NULL, created_at TEXT NOT NULL,
    UNIQUE (step_id, action_id)
);
CREATE TABLE plan_fields (
    item_id TEXT NOT NULL REFERENCES plan_items(id) ON DELETE CASCADE, name TEXT NOT NULL, value TEXT NOT NULL,
    version INTEGER NOT NULL, changed_by TEXT NOT NULL, changed_at TEXT NOT NULL, PRIMARY KEY (item_id, name)
);
CREATE TABLE plan_loans (
    item_id TEXT NOT NULL REFERENCES plan_items(id) ON DELETE CASCADE, name TEXT NOT NULL,
    account_id TEXT NOT NULL, account_name TEXT NOT NULL, until TEXT NOT NULL, PRIMARY KEY (item_id, name)
);
CREATE TABLE deletions (at TEXT NOT NULL, what TEXT NOT NULL, n INTEGER NOT NULL);
"""

EVERYONE = """
ALTER TABLE sessions ADD COLUMN languages_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN receipts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE steps ADD COLUMN papers_out INTEGER;
ALTER TABLE paper_ballots ADD COLUMN nth INTEGER NOT NULL DEFAULT 1;
ALTER TABLE ideas ADD COLUMN code_hash TEXT;
ALTER TABLE ideas ADD COLUMN scribed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE actions ADD COLUMN pictogram TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN shortcuts TEXT NOT NULL DEFAULT '{}';
CREATE UNIQUE INDEX ideas_by_code ON ideas (code_hash) WHERE code_hash IS NOT NULL;
CREATE TABLE helper_keys (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    name TEXT NOT NULL, created_at TEXT NOT NULL
);
CREATE TABLE hands (
    participant_id TEXT PRIMARY KEY REFERENCES participants(id) ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE, session_id TEXT NOT NULL, wish TEXT NOT NULL, raised_at TEXT NOT NULL
);
CREATE INDEX hands_of_session ON hands (session_id, raised_at);
CREATE TABLE kiosks (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE, places INTEGER NOT NULL, created_at TEXT NOT NULL
);
CREATE TABLE kiosk_places (
    kiosk_id TEXT NOT NULL REFERENCES kiosks(id) ON DELETE CASCADE, place INTEGER NOT NULL,
    participant_id TEXT NOT NULL UNIQUE REFERENCES participants(id) ON DELETE CASCADE,
    veiled INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (kiosk_id, place)
) WITHOUT ROWID;
CREATE TABLE assisted_votes (
    step_id TEXT NOT NULL, reason TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (step_id, reason)
) WITHOUT ROWID;
CREATE TABLE printed_ballots (
    serial TEXT NOT NULL, session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    step_id TEXT NOT NULL, receipt TEXT NOT NULL, PRIMARY KEY (step_id, serial)
) WITHOUT ROWID;
CREATE TABLE paper_seats (
    step_id TEXT NOT NULL, serial TEXT NOT NULL,
    participant_id TEXT NOT NULL REFERENCES participants(id) ON DELETE CASCADE,
    PRIMARY KEY (step_id, serial), UNIQUE (step_id, participant_id)
) WITHOUT ROWID;
CREATE TABLE receipts (
    step_id TEXT NOT NULL, participant_id TEXT NOT NULL, receipt TEXT NOT NULL, PRIMARY KEY (step_id, participant_id)
) WITHOUT ROWID;
CREATE TABLE counted_receipts (step_id TEXT NOT NULL, receipt TEXT NOT NULL, PRIMARY KEY (step_id, receipt)) WITHOUT ROWID;
"""

TRUST = """
ALTER TABLE actions ADD COLUMN cost INTEGER;
ALTER TABLE actions ADD COLUMN tags TEXT NOT NULL DEFAULT '{}';
ALTER TABLE actions ADD COLUMN origins TEXT NOT NULL DEFAULT '[]';
ALTER TABLE trajectories ADD COLUMN frame TEXT NOT NULL DEFAULT '';
ALTER TABLE trajectories ADD COLUMN own_frame TEXT NOT NULL DEFAULT '{}';
ALTER TABLE counted_steps ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';
ALTER TABLE counted_steps ADD COLUMN order_test TEXT NOT NULL DEFAULT '{}';
CREATE TABLE counted_reasons (
    step_id TEXT NOT NULL, n INTEGER NOT NULL, action_id TEXT NOT NULL, answer TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (step_id, n)
) WITHOUT ROWID;
CREATE TABLE wanted_people (
    session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE, position INTEGER NOT NULL,
    label TEXT NOT NULL, wanted INTEGER NOT NULL, PRIMARY KEY (session_id, label)
) WITHOUT ROWID;
CREATE TABLE people_counted (
    session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE, table_number INTEGER NOT NULL,
    label TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (session_id, table_number, label)
) WITHOUT ROWID;
"""

PLAN = """
ALTER TABLE plan_items ADD COLUMN advice TEXT;
CREATE TABLE plan_versions (
    item_id TEXT NOT NULL REFERENCES plan_items(id) ON DELETE CASCADE, name TEXT NOT NULL, version INTEGER NOT NULL,
    value TEXT NOT NULL, changed_by TEXT NOT NULL, changed_at TEXT NOT NULL, way TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (item_id, name, version)
) WITHOUT ROWID;
INSERT INTO plan_versions (item_id, name, version, value, changed_by, changed_at)
    SELECT item_id, name, version, value, changed_by, changed_at FROM plan_fields;
CREATE TABLE plan_presence (
    item_id TEXT NOT NULL REFERENCES plan_items(id) ON DELETE CASCADE, account_id TEXT NOT NULL, account_name TEXT NOT NULL,
    name TEXT NOT NULL, seen_at TEXT NOT NULL, PRIMARY KEY (item_id, account_id)
) WITHOUT ROWID;
CREATE TABLE plan_comments (
    id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES plan_items(id) ON DELETE CASCADE, name TEXT NOT NULL,
    account_id TEXT NOT NULL, account_name TEXT NOT NULL, text TEXT NOT NULL, written_at TEXT NOT NULL,
    settled_by TEXT, settled_at TEXT
);
CREATE INDEX comments_of_item ON plan_comments (item_id, written_at);
CREATE TABLE plan_suggestions (
    id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES plan_items(id) ON DELETE CASCADE, name TEXT NOT NULL,
    account_id TEXT NOT NULL, account_name TEXT NOT NULL, value TEXT NOT NULL, version INTEGER NOT NULL,
    reason TEXT NOT NULL, written_at TEXT NOT NULL, state TEXT NOT NULL, settled_by TEXT, settled_at TEXT
);
CREATE INDEX suggestions_of_item ON plan_suggestions (item_id, written_at);
CREATE TABLE inclusion_tests (
    id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES plan_items(id) ON DELETE CASCADE, account_id TEXT NOT NULL,
    filled_by TEXT NOT NULL, outside INTEGER NOT NULL, answers TEXT NOT NULL, notes TEXT NOT NULL, filled_at TEXT NOT NULL,
    questions TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX tests_of_item ON inclusion_tests (item_id, filled_at);
CREATE TABLE plan_tasks (
    id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES plan_items(id) ON DELETE CASCADE, text TEXT NOT NULL,
    question INTEGER, who TEXT NOT NULL, due TEXT, done_at TEXT, made_by TEXT NOT NULL, made_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX tasks_of_item ON plan_tasks (item_id, made_at);
CREATE TABLE plan_goals (
    trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE, level TEXT NOT NULL, code TEXT NOT NULL,
    parent_code TEXT NOT NULL, short TEXT NOT NULL, long TEXT NOT NULL, comment TEXT NOT NULL, evaluation TEXT NOT NULL,
    priority INTEGER NOT NULL, amounts TEXT NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (trajectory_id, level, code)
) WITHOUT ROWID;
CREATE TABLE plan_imports (
    id TEXT PRIMARY KEY, trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE,
    account_id TEXT NOT NULL, file_name TEXT NOT NULL, kind TEXT NOT NULL, imported_at TEXT NOT NULL,
    counts TEXT NOT NULL, before TEXT NOT NULL, undone_at TEXT
);
CREATE INDEX imports_of_trajectory ON plan_imports (trajectory_id, imported_at);
CREATE TABLE plan_drafts (
    id TEXT PRIMARY KEY, trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE,
    account_id TEXT NOT NULL, file_name TEXT NOT NULL, content TEXT NOT NULL,
    mapping TEXT NOT NULL DEFAULT '{}', made_at TEXT NOT NULL
);
CREATE TABLE mapping_profiles (
    municipality TEXT NOT NULL, direction TEXT NOT NULL, name TEXT NOT NULL, columns TEXT NOT NULL,
    changed_by TEXT NOT NULL, changed_at TEXT NOT NULL, PRIMARY KEY (municipality, direction, name)
) WITHOUT ROWID;
CREATE TABLE presentations (
    id TEXT PRIMARY KEY, trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE,
    audience TEXT NOT NULL, title TEXT NOT NULL, cards TEXT NOT NULL, token_hash TEXT UNIQUE, opened_at TEXT,
    closes_at TEXT, closed_at TEXT, made_by TEXT NOT NULL, made_at TEXT NOT NULL, totals TEXT NOT NULL DEFAULT '{}',
    languages TEXT NOT NULL DEFAULT 'nl', languages_reason TEXT NOT NULL DEFAULT ''
);
CREATE TABLE presentation_answers (
    presentation_id TEXT NOT NULL REFERENCES presentations(id) ON DELETE CASCADE, responder TEXT NOT NULL,
    question TEXT NOT NULL, choices TEXT NOT NULL, PRIMARY KEY (presentation_id, responder, question)
) WITHOUT ROWID;
CREATE TABLE reactions (
    id TEXT PRIMARY KEY, trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE,
    presentation_id TEXT REFERENCES presentations(id) ON DELETE SET NULL, item_id TEXT, audience TEXT NOT NULL,
    way TEXT NOT NULL, text TEXT NOT NULL, told_at TEXT NOT NULL, code_hash TEXT, answer TEXT NOT NULL DEFAULT '',
    effect TEXT NOT NULL DEFAULT '', answered_by TEXT, answered_at TEXT
);
CREATE INDEX reactions_of_trajectory ON reactions (trajectory_id, told_at);
CREATE INDEX reactions_by_code ON reactions (code_hash) WHERE code_hash IS NOT NULL;
CREATE TABLE decisions (
    id TEXT PRIMARY KEY, trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE,
    body TEXT NOT NULL, day TEXT NOT NULL, budget_round TEXT NOT NULL, told_on TEXT, note TEXT NOT NULL,
    edition INTEGER NOT NULL, made_by TEXT NOT NULL, made_at TEXT NOT NULL, taken_back_at TEXT
);
CREATE INDEX decisions_of_trajectory ON decisions (trajectory_id, edition);
CREATE TABLE decided_items (
    decision_id TEXT NOT NULL REFERENCES decisions(id) ON DELETE CASCADE,
    item_id TEXT NOT NULL, choice TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (decision_id, item_id)
) WITHOUT ROWID;
CREATE TABLE plan_editions (
    trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE, n INTEGER NOT NULL,
    final INTEGER NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, hash TEXT NOT NULL,
    made_by TEXT NOT NULL, made_at TEXT NOT NULL, PRIMARY KEY (trajectory_id, n)
);
CREATE TABLE fates (
    trajectory_id TEXT NOT NULL REFERENCES trajectories(id) ON DELETE CASCADE, subject TEXT NOT NULL, fate TEXT NOT NULL,
    reason TEXT NOT NULL, item_id TEXT, given_by TEXT NOT NULL, given_at TEXT NOT NULL,
    PRIMARY KEY (trajectory_id, subject)
) WITHOUT ROWID;
CREATE TABLE plan_progress (
    item_id TEXT NOT NULL REFERENCES plan_items(id) ON DELETE CASCADE, period TEXT NOT NULL, state TEXT NOT NULL,
    text TEXT NOT NULL, version INTEGER NOT NULL, written_by TEXT NOT NULL, written_at TEXT NOT NULL,
    PRIMARY KEY (item_id, period)
) WITHOUT ROWID;
"""


@migrations()
def m001_first_house(db: Database) -> None:
    """Lay the tables of the first version."""
    _lay(db, FIRST)


@migrations()
def m002_everyone_takes_part(db: Database) -> None:
    """Make room for paper with serials, helpers, shared tablets, languages, idea codes and receipts."""
    _lay(db, EVERYONE)


@migrations()
def m003_results_to_trust(db: Database) -> None:
    """Make room for the terms of a count, costs and tags of actions, and who is wanted in the room."""
    _lay(db, TRUST)


@migrations()
def m004_a_plan_to_decide(db: Database) -> None:
    """Make room for versions, comments, the goals of the municipality, presentations, decisions and follow-up."""
    _lay(db, PLAN)


def _lay(db: Database, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            db.execute(statement)


class NewerDatabase(Exception):
    """The database was made by a newer Draagvlak than this one."""


def migrate(db: Database, path: Path, steps: Migrations = migrations) -> int:
    """Bring the database to this version, after a copy beside it, and return the schema's number."""
    known, applied = _known(steps), check_age(db, steps)
    copy = path.with_name(f"{path.name}{COPY}{len(known)}")
    if applied and applied != known:
        _copy(db, copy)
    if applied != known:
        _apply(db, steps)
    if copy.exists() and any(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in LINKED):
        copy.unlink()  # It holds the link between seat and ballot, and a later count could not cut it there.
    return len(known)


def check_age(db: Database, steps: Migrations = migrations) -> set[str]:
    """Return the steps that were done on a database, none if it is not ours; NewerDatabase if some are not known here."""
    applied = {migration.name for migration in steps.applied(db)}
    if applied - _known(steps):
        raise NewerDatabase(f"The database holds {sorted(applied - _known(steps))}: start a newer Draagvlak.")
    return applied


def _known(steps: Migrations) -> set[str]:
    with closing(Database(memory=True)) as empty:
        return {migration.name for migration in steps.pending(empty)}


def copies(path: Path) -> list[Path]:
    """Return the copies that migrations left beside a database."""
    return sorted(path.parent.glob(f"{path.name}{COPY}*"))


def _apply(db: Database, steps: Migrations) -> None:
    """Do all steps or none; of two processes that start at once, the second finds them done."""
    patience = db.execute("PRAGMA busy_timeout").fetchone()[0]
    db.execute(f"PRAGMA busy_timeout={MIGRATING_PATIENCE}")
    db.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(db)
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    finally:
        db.execute(f"PRAGMA busy_timeout={patience}")


def _copy(db: Database, target: Path) -> None:
    target.unlink(missing_ok=True)
    db.execute("VACUUM INTO :target", {"target": str(target)})
    target.chmod(0o600)
