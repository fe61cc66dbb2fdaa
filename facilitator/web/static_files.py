"""Our own browser files: sent lean and packed where they are text, and which of them a phone needs."""

import gzip
import mimetypes
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, current_app, request, url_for
from werkzeug.security import safe_join

PACKED = frozenset({".css", ".js", ".svg"})
QUICK = 4  # A thousand phones may come back at once.
FOR_EVER = "public, max-age=31536000, immutable"
PHONE_SCRIPT, PHONE_SHEETS = "js/phone.js", ("reset", "tokens", "base", "components", "pictures", "phone")
# Our comments stand on lines of their own; they are for who reads the source.
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
# Each file that a phone must ask for costs it a journey on a thin line: a sheet is sent with its parts.
PART = re.compile(r'^@import url\("(\w+/\w+\.css)"\);$', re.MULTILINE)
IMPORT = re.compile(r'(?:from|^import) "(\.[^"]+)"', re.MULTILINE)


def register(app: Flask) -> None:
    """Pack what is served under /static/."""
    app.view_functions["static"] = send
    folder = Path(app.static_folder or "")
    app.jinja_env.globals["phone_scripts"] = modules(folder, PHONE_SCRIPT)
    app.jinja_env.globals["phone_sheets"] = PHONE_SHEETS


def send(filename: str) -> Response:
    """Return a browser file, packed if it is text and the browser can unpack it."""
    path = safe_join(str(current_app.static_folder), filename)
    if path is None or Path(path).suffix not in PACKED or not Path(path).is_file():
        return current_app.send_static_file(filename)
    small = request.accept_encodings["gzip"] > 0
    response = Response(_read(path, _written(Path(path)), small), mimetype=mimetypes.guess_type(path)[0])
    if small:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = FOR_EVER
    response.vary.add("Accept-Encoding")
    return response


def packed(page: Response) -> Response:
    """Return a page packed, for phones on thin lines. Only for pages without a choice: a length may tell what it hides."""
    if request.method == "GET" and not request.query_string and request.accept_encodings["gzip"] > 0:
        page.set_data(gzip.compress(page.get_data(), QUICK, mtime=0))
        page.headers["Content-Encoding"] = "gzip"
    page.vary.add("Accept-Encoding")
    return page


def phone_assets() -> list[str]:
    """Return the addresses of all that a phone fetches besides its page, in this build."""
    files = [*(f"css/{name}.css" for name in PHONE_SHEETS), "img/logo.svg", "js/offline.js",
             *modules(Path(str(current_app.static_folder)), PHONE_SCRIPT)]  # fmt: skip
    return [url_for("static", filename=name) for name in files]


@lru_cache
def modules(folder: Path, entry: str) -> tuple[str, ...]:
    """Return a script and all that it imports, each once, by their place under `folder`."""
    found: list[str] = []
    waiting = [entry]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            path = folder / name
            asked = [(path.parent / other).resolve() for other in IMPORT.findall(path.read_text())]
            waiting += [other.relative_to(folder.resolve()).as_posix() for other in asked]
    return tuple(found)


def _written(path: Path) -> int:
    parts: Iterable[Path] = path.with_suffix("").glob("*.css") if path.suffix == ".css" else ()
    return max(file.stat().st_mtime_ns for file in (path, *parts))


@lru_cache(maxsize=512)
def _read(path: str, written: int, small: bool) -> bytes:  # noqa: ARG001  # a file that changed is another file
    data = _sent(Path(path)).encode()
    return gzip.compress(data, 9, mtime=0) if small else data


def _sent(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        return PART.sub(lambda part: (path.parent / part[1]).read_text(encoding="utf-8"), text)
    return COMMENT.sub("", text) if path.suffix == ".js" else text
