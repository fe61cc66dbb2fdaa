"""The whole evening in a network without a way out: on phones with and without JavaScript, and nothing asks for more."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

ALONE = ("unshare", "--map-root-user", "--net")
WAYS = ("tests/browser/test_without_javascript.py", "tests/browser/test_whole_session.py")
HERE = {"127.0.0.1", "localhost"}


def test_a_network_of_its_own_can_be_made_here():
    made = subprocess.run([*ALONE, "true"], capture_output=True, text=True, check=False)

    assert made.returncode == 0, f"This machine allows no network of one's own (user namespaces): {made.stderr}"


def test_the_whole_way_works_where_nothing_but_this_machine_can_be_reached(project, tmp_path):
    log = tmp_path / "net.json"
    command = [sys.executable, "-m", "pytest", "-p", "tests.browser.closed_room", "-p", "no:cacheprovider", *WAYS]

    done = subprocess.run(
        [*ALONE, *command, f"--basetemp={tmp_path / 'inside'}"],
        cwd=project,
        env={**os.environ, "CHROMIUM_NET_LOG": str(log)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "a network of its own: lo" in done.stdout
    assert re.search(r"\d+ passed", done.stdout)
    assert asked_hosts(log) == set()


def asked_hosts(log: Path) -> set[str]:
    """Return the other hosts that a page of ours so much as tried to ask; what Chromium asks for itself is no page's."""
    asked = [event.get("params", {}) for event in json.loads(log.read_text())["events"]]
    ours = [one for one in asked if one.get("url") and urlsplit(str(one.get("initiator"))).hostname in HERE]
    assert len(ours) > 100
    return {urlsplit(one["url"]).hostname or "" for one in ours} - HERE
