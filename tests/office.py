"""The LibreOffice in which tests open what we make; the path is what `scripts/office` found or installed."""

import os
import shutil
import subprocess
from pathlib import Path

NOTE = Path(__file__).parents[1] / ".venv" / "office-path"


def converted(folder: Path, to: str, *files: Path) -> dict[str, Path]:
    """Open files and save each as another kind, all in one start of the program; returns the made files by name."""
    out = folder / f"as-{to}"
    profile = (folder / "office-profile").absolute().as_uri()
    command = [_program(), "--headless", "--norestore", f"-env:UserInstallation={profile}", "--convert-to", to,
               "--outdir", str(out), *map(str, files)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    made = {file.name: out / f"{file.stem}.{to}" for file in files}
    lost = [name for name, file in made.items() if not file.exists()]
    assert not lost, f"LibreOffice did not open {lost}: {done.stdout} {done.stderr}"
    return made


def _program() -> str:
    """Fails where there is none: a file that nobody opened is not tested."""
    noted = NOTE.read_text().strip() if NOTE.exists() else None
    found = os.environ.get("SOFFICE") or noted or shutil.which("soffice")
    assert found, "LibreOffice is missing. `make test` installs it, or says how to."
    return found
