"""Our own browser files: sent packed where they are text, each packed once, and which of them a phone needs."""

import gzip
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, current_app, request, url_for
from werkzeug.security import safe_join

PACKED = frozenset({".css", ".js", ".svg"})
FOR_EVER = "public, max-age=31536000, immutable"
PHONE_SCRIPT, PHONE_SHEETS = "js/phone.js", ("reset", "tokens", "base", "components", "phone")
IMPORT = re.compile(r'(?:from|^import) "(\.[^"]+)"', re.MULTILINE)


def register(app: Flask) -> None:
    """Pack what is served under /static/. Pages are never packed: their length could give away what they hold."""
    app.view_functions["static"] = send
    folder = Path(app.static_folder or "")
    app.jinja_env.globals["phone_scripts"] = modules(folder, PHONE_SCRIPT)


def send(filename: str) -> Response:
    """Return a browser file, packed if it is text and the browser can unpack it."""
    path = safe_join(str(current_app.static_folder), filename)
    if path is None or Path(path).suffix not in PACKED or not Path(path).is_file():
        return current_app.send_static_file(filename)
    packed = request.accept_encodings["gzip"] > 0
    data, tag = _read(path, Path(path).stat().st_mtime_ns, packed)
    response = Response(data, mimetype=mimetypes.guess_type(path)[0])
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = FOR_EVER
    response.vary.add("Accept-Encoding")
    response.set_etag(tag)
    response.make_conditional(request)
    return response


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


@lru_cache(maxsize=512)
def _read(path: str, written: int, packed: bool) -> tuple[bytes, str]:
    """Return what a file says and a tag for it; `written` makes a file that changed another one."""
    data = Path(path).read_bytes()
    return (gzip.compress(data, 9, mtime=0), f"{written:x}-gzip") if packed else (data, f"{written:x}")
