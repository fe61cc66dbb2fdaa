"""The operator's commands: each prints its answer and nothing else, and says in a sentence why it cannot."""

import json
import sqlite3
from contextlib import closing

import pytest

from facilitator import cli
from facilitator.lock import hold
from facilitator.services.house import accounts
from facilitator.store.database import FILE


@pytest.fixture
def command(kept, capsys):
    """Run a command on the kept data; returns (code, out, err)."""

    def run(*args):
        code = cli.main([*map(str, args), "--data", str(kept.folder)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_a_token_is_printed_and_nothing_else(kept, command):
    code, out, err = command("token", "--name", "fien")

    assert (code, err, out.count("\n"), len(out.strip())) == (0, "", 1, 22)
    assert accounts.by_api_token(kept.store, out.strip()).name == "fien"


def test_two_tokens_of_a_name_are_of_one_account(kept, command):
    first, second = (accounts.by_api_token(kept.store, command("token", "--name", "fien")[1].strip()) for _ in range(2))

    assert first.id == second.id


@pytest.mark.parametrize("role", ["facilitator", "secretary", "author", "reader"])
def test_a_token_has_the_role_that_was_asked(kept, command, role):
    _, out, _ = command("token", "--name", "iemand", "--role", role)

    assert accounts.by_api_token(kept.store, out.strip()).duty == role


@pytest.mark.parametrize("name", ["", "  ", "x" * 200])
def test_a_name_that_is_none_is_refused_in_a_sentence(command, name):
    code, out, err = command("token", "--name", name)

    assert (code, out) == (1, "")
    assert err.rstrip().endswith(".")


@pytest.mark.parametrize("words", [["token"], ["token", "--name", "x", "--role", "koning"], ["vliegen"], []])
def test_a_command_that_is_not_understood_shows_how_it_goes(words, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(words)

    assert ended.value.code == 2
    assert "usage: facilitator" in capsys.readouterr().err


def test_backup_and_restore_say_nothing_when_they_succeed(command, tmp_path, room):
    assert command("backup", tmp_path / "kopie.db") == (0, "", "")
    assert command("restore", tmp_path / "kopie.db") == (0, "", "")


def test_a_backup_during_a_vote_is_refused_in_a_sentence(command, tmp_path, room):
    room.actions("Digipunt", "Digibus")
    room.open("vote")

    assert command("backup", tmp_path / "kopie.db") == (
        1, "", "Er loopt een stemming. Tel die eerst, dan kan je een kopie maken.\n"
    )  # fmt: skip
    assert not (tmp_path / "kopie.db").exists()


def test_a_backup_to_nowhere_is_refused_without_a_trace(command, tmp_path):
    code, out, err = command("backup", tmp_path / "nergens" / "kopie.db")

    assert (code, out, "Traceback" in err, bool(err.strip())) == (1, "", False, True)


def test_restoring_what_is_not_there_is_refused(command, tmp_path):
    code, _, err = command("restore", tmp_path / "nergens.db")

    assert (code, err.startswith("Deze kopie kunnen we niet lezen")) == (1, True)


def test_verify_says_that_all_holds_or_what_does_not(command, room):
    room.vote(room.people(citizen=6))
    assert command("verify") == (0, "Alles klopt: het dagboek en alle tellingen.\n", "")

    with closing(sqlite3.connect(room.kept.folder / FILE, isolation_level=None)) as db:
        db.execute("UPDATE journal SET who = 'iemand' WHERE n = 2")
    code, out, _ = command("verify")
    assert (code, out) == (1, "Dagboek: de ketting breekt bij regel 2.\n")


def test_purge_tells_how_many_of_what(command, room):
    room.join()

    assert command("purge") == (0, "seats: 0\ntexts: 0\nsign-ins: 0\n", "")


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "docx", "pdf"])
def test_a_plan_is_written_to_a_file(command, room, tmp_path, kind):
    target = tmp_path / f"plan.{kind}"

    assert command("export", room.trajectory.id, "--format", kind, "-o", target) == (0, "", "")
    assert target.stat().st_size > 0
    if kind == "json":
        json.loads(target.read_text())


def test_a_plan_of_no_trajectory_is_refused(command, tmp_path):
    assert command("export", "nergens", "--format", "csv", "-o", tmp_path / "x")[:2] == (1, "")
    assert not (tmp_path / "x").exists()


def test_a_reset_prints_a_link_for_a_known_address_alone(kept, command):
    assert command("reset", "nemo@voorbeeld.be") == (1, "", "Dit e-mailadres kennen we niet.\n")


def test_a_newer_database_is_refused_by_every_command(kept, command, tmp_path):
    kept.store.db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('draagvlak', 'm999_later', '')"
    )

    for words in (["token", "--name", "fien"], ["verify"], ["purge"], ["backup", tmp_path / "kopie.db"]):
        code, out, err = command(*words)
        assert (code, out) == (1, "")
        assert "m999_later" in err


def test_a_second_server_on_a_directory_does_not_start(tmp_path, capsys):
    with hold(tmp_path):
        assert cli.run(None, ["--data", str(tmp_path), "--port", "0"]) == 2

    assert str(tmp_path) in capsys.readouterr().err


def test_a_setting_that_cannot_work_stops_the_start(tmp_path, capsys):
    assert cli.run(None, ["--data", str(tmp_path), "--port", "honderd"]) == 2
    assert "--port" in capsys.readouterr().err


def test_a_file_is_brought_into_a_plan_after_a_look(command, room, tmp_path):
    file = tmp_path / "doelen.csv"
    file.write_text("niveau;code;korte_omschrijving\nactieplan;AP1;Digipunten\n")
    place = room.trajectory.id
    assert command("import", "nergens", file)[:2] == (1, "")

    code, said, _ = command("import", place, file, "--dry-run")
    assert (code, "goals_new: 1" in said, "import:" in said) == (0, True, False)
    code, said, _ = command("import", place, file)
    assert (code, "goals_new: 1" in said, "import:" in said) == (0, True, True)
    assert command("import", place, file)[0] == 1

    file.write_text("niveau;code;korte_omschrijving\nberg;AP2;Digipunten\n")
    code, said, _ = command("import", place, file)
    assert (code, "CSV, rij 2, kolom A: Schrijf bij niveau" in said) == (1, True)
