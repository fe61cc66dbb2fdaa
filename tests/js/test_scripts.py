"""The pure parts of the browser's scripts, run by Node itself."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.mark.parametrize("script", sorted(path.name for path in Path(__file__).parent.glob("*.test.mjs")))
def test_a_script_holds(project, script):
    node = shutil.which("node", path=f"{project / '.venv' / 'bin'}:{os.environ['PATH']}")
    assert node, "make setup installs Node"
    done = subprocess.run(
        [node, "--no-warnings", "--test", str(project / "tests" / "js" / script)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
