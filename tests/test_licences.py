"""What runs on the server or in a browser is free to use, and docs/licences.md tells the truth about it."""

import json
import re
from importlib.metadata import distribution, metadata

import pytest

MAY_RUN = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "MPL-2.0", "OFL-1.1", "PSF-2.0"),
    "Public-Domain",
    "CNRI-Python",
    *("CC0-1.0", "Zlib"),
}

# Older packages name their licence in words of their own, and often leave out which BSD it is.
IN_WORDS = {
    "MIT License": {"MIT"},
    "BSD License": {"BSD-2-Clause", "BSD-3-Clause"},
    "Public Domain": {"Public-Domain"},
    "Apache License, Version 2.0": {"Apache-2.0"},
    "Apache Software License": {"Apache-2.0"},
}


@pytest.fixture(scope="module")
def documented(project):
    text = (project / "docs/licences.md").read_text(encoding="utf-8")
    server, rest = text.split("## In the browser")
    browser, _data = rest.split("## Data")
    return {"server": _rows(server), "browser": _rows(browser)}


def _rows(text):
    return dict(re.findall(r"^\| ([^ |]+) \| ([^|]+) \| ", text, re.MULTILINE)[1:])


def _locked(project):
    return re.findall(r"^([\w.-]+)==", (project / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)


def _said_by_python_package(name):
    about = metadata(name)
    if expression := about.get("License-Expression"):
        return {expression}
    classifiers = [line.split(" :: ")[-1] for line in about.get_all("Classifier") or [] if line.startswith("License")]
    said = [line for line in classifiers if line in IN_WORDS] or [about.get("License") or _first_line(name)]
    return set().union(*(IN_WORDS.get(word, {word}) for word in said))


def _first_line(name):
    """What a part's own licence begins with, where its metadata says nothing of use."""
    return (distribution(name).read_text("LICENSE") or "").split("\n")[0].strip()


def _said_by_browser_package(folder):
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    return {about["license"]} if "license" in about else {entry["type"] for entry in about["licenses"]}


def test_every_locked_part_of_the_server_is_documented_and_nothing_else(project, documented):
    assert sorted(documented["server"]) == sorted(_locked(project))


def test_every_locked_part_for_the_browser_is_documented_and_nothing_else(project, documented):
    lock = json.loads((project / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    assert sorted(documented["browser"]) == sorted(
        path.removeprefix("node_modules/") for path, part in lock.items() if path and not part.get("dev")
    )


def test_what_is_documented_is_what_the_installed_parts_say(project, documented):
    server = {name: licence in _said_by_python_package(name) for name, licence in documented["server"].items()}
    browser = {
        name: licence in _said_by_browser_package(project / "node_modules" / name)
        for name, licence in documented["browser"].items()
    }

    assert [name for name, is_true in (server | browser).items() if not is_true] == []


def test_every_licence_may_run_with_us(documented):
    licences = set(documented["server"].values()) | set(documented["browser"].values())

    refused = {licence for licence in licences if not set(re.split(" AND | OR ", licence)) <= MAY_RUN}

    assert refused == set()


def test_the_list_would_refuse_a_gpl_part():
    assert {"GPL-3.0-or-later", "AGPL-3.0-only", "LGPL-2.1", "Proprietary"} & MAY_RUN == set()
