"""The laws of the repository: what no linter checks, and everybody relies on."""

import ast
import json
import re
import subprocess
import tomllib

import pytest

OPENING = re.compile(r"[A-Z`«(0-9].*[.!?]", re.DOTALL)


@pytest.fixture(scope="module")
def files(project):
    """Every text file that is or is about to be in the repository, by its path."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=project,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    texts = {}
    for name in filter(None, listed):
        path = project / name
        content = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in content:
            texts[name] = content.decode("utf-8")
    return texts


@pytest.fixture(scope="module")
def modules(files):
    """The Python modules of the app."""
    return {name: text for name, text in files.items() if name.startswith("facilitator/") and name.endswith(".py")}


def _imported(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def test_the_entry_file_is_short_and_patches_before_it_imports_anything_else_of_ours(files):
    text = files["run.py"]

    assert len(text.splitlines()) <= 20
    assert next(name for name in _imported(text) if name.startswith("facilitator")) == "facilitator.server"


def test_every_module_opens_with_a_sentence(modules):
    def opening(text):
        return (ast.get_docstring(ast.parse(text)) or "").split("\n\n")[0]

    assert [name for name, text in modules.items() if not OPENING.fullmatch(opening(text))] == []


def test_no_room_is_a_drawer_for_everything(files):
    drawers = re.compile(r"(^|[/_-])(utils?|helpers?|managers?|common|misc)([_.-]|/|$)")

    # A helper is a person in the room, with rooms of that name on every floor.
    people = re.compile(
        r"(domain/helping/helper|((services|store)/helping|console)/(test_)?helpers|(web|templates|js)/helper/|css/helper)"
    )
    assert [name for name in files if drawers.search(name) and not people.search(name)] == []


def test_one_module_knows_who_serves_and_the_settings_know_the_word(modules):
    naming = {name for name, text in modules.items() if re.search(r"\beventlet\b", text)}
    importing = {name for name, text in modules.items() if any(m.split(".")[0] == "eventlet" for m in _imported(text))}

    assert naming == {"facilitator/server.py", "facilitator/settings.py"}
    assert importing <= {"facilitator/server.py"}


def test_what_only_measures_or_proves_is_never_imported_by_the_app(files, modules):
    locked = set(re.findall(r"^([\w.-]+)==", files["requirements.txt"], re.MULTILINE))
    proving = set(re.findall(r"^([\w.-]+)==", files["requirements-dev.txt"], re.MULTILINE)) - locked
    proving = {name.replace("-", "_") for name in proving} | {"abcvoting", "pabutools", "pref_voting", "tests", "bench"}
    # The app also runs on gevent, for who installs it.
    found = {
        (name, module)
        for name, text in modules.items()
        for module in _imported(text)
        if module.split(".")[0] in proving
    }

    assert {pair for pair in found if not pair[1].startswith("gevent")} == set()


def test_locks_pin_every_part_and_tell_no_address(files):
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-node.txt"):
        lines = [line for line in files[name].splitlines() if not re.match(r"\s*(#|$)|-c requirements\.txt$", line)]
        assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", line)] == []

    packages = json.loads(files["package-lock.json"])["packages"]
    assert [path for path, package in packages.items() if "resolved" in package] == []
    assert [path for path, package in packages.items() if path and not package["integrity"]] == []


def test_the_two_lists_for_python_agree_on_every_part(files):
    locks = [
        dict(re.findall(r"^([\w.-]+)==(\S+)", files[f"requirements{part}.txt"], re.MULTILINE)) for part in ("", "-dev")
    ]
    both = locks[0].keys() & locks[1].keys()

    assert {name: locks[0][name] for name in both} == {name: locks[1][name] for name in both}


def test_no_file_names_the_machine_it_was_written_on(files):
    places = ("root", "work", r"home/\w+", r"Users/\w+", r"tmp/\w+")
    machine = re.compile(r"(?<![\w.}/-])/(" + "|".join(places) + r")(?=[/\s\"'`)]|$)")

    assert [(name, found[0]) for name, text in files.items() if (found := machine.search(text))] == []


def test_nothing_reads_outside_the_repository(files):
    outside = re.compile(r"\.\./" + "shared")

    assert [name for name, text in files.items() if outside.search(text)] == []


def test_no_part_of_somebody_else_is_committed(files):
    theirs = re.compile(r"(^|/)(node_modules|\.venv|vendor|third_party)/|\.min\.(js|css)$|\.woff2?$|\.map$")

    assert [name for name in files if theirs.search(name)] == []


def test_no_secret_and_nothing_of_a_room_is_committed(files):
    kept = re.compile(r"(^|/)(\.env|first-sign-in|.*\.(pem|key|sqlite|db)(-wal|-shm)?)$")

    assert [name for name in files if kept.search(name)] == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/hosting.md"])
def test_every_command_that_a_document_names_exists(files, document):
    targets = set(re.findall(r"^([a-z-]+):(?!=)", files["Makefile"], re.MULTILINE))
    named = set(re.findall(r"(?:^|`|\$ )make ([a-z-]+)", files[document], re.MULTILINE))

    assert named - targets == set()


def test_the_commands_of_the_house_are_all_there(files):
    described = set(re.findall(r"^([a-z]+):.*## ", files["Makefile"], re.MULTILINE))

    assert described >= {"setup", "run", "demo", "test", "lint", "bench", "ci", "help"}


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/hosting.md", "docs/licences.md"])
def test_every_file_that_a_document_points_to_exists(files, project, document):
    base = (project / document).parent
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", files[document])

    assert [link for link in links if not (base / link).exists()] == []


def test_the_version_stands_on_top_of_the_changelog(files):
    version = re.search(r'^__version__ = "(.+)"$', files["facilitator/__init__.py"], re.MULTILINE)[1]

    assert re.findall(r"^## \[(.+?)\]", files["CHANGELOG.md"], re.MULTILINE)[:2] == ["Unreleased", version]


def test_every_check_that_is_off_says_why(files):
    config = files["pyproject.toml"]
    ignores = tomllib.loads(config)["tool"]["ruff"]["lint"]["ignore"]

    assert [code for code in ignores if not re.search(rf'^ +"{code}", +# \S', config, re.MULTILINE)] == []


def test_no_template_holds_a_script_or_a_style_of_its_own(files):
    inline = re.compile(
        r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")",
        re.IGNORECASE,
    )

    # A picture for paper is a file of its own, never part of a page.
    on_paper = "templates/pictures/paper.svg"
    pages = {name: text for name, text in files.items() if name.startswith("templates/") and name != on_paper}
    assert [name for name, text in pages.items() if inline.search(text)] == []
