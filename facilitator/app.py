"""The assembler: puts the house together from its settings, and opens its doors."""

import logging
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request
from flask_socketio import SocketIO
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from facilitator import api, web
from facilitator.api import errors as api_errors
from facilitator.context import EXTENSION, House, WrongCodes, give_back_store
from facilitator.domain.refusals import Refusal
from facilitator.languages import Languages, prepare, teach
from facilitator.log import Log
from facilitator.loop import Loop
from facilitator.making import Makings
from facilitator.realtime.events import MAX_MESSAGE, Events
from facilitator.realtime.payload import Json
from facilitator.services.voting.counting import finish_counts
from facilitator.settings import Settings
from facilitator.store import Readers, Store, Writer, connect
from facilitator.store.content import load_content, load_municipalities, load_policy_fields, load_runsheets
from facilitator.store.database import Clock, utc_now
from facilitator.store.migrations import migrate
from facilitator.web import errors as web_errors
from facilitator.web.house.language import choose

ROOT = Path(__file__).parents[1]
SESSIONS = ROOT / "sessions"
TRANSLATIONS = ROOT / "facilitator" / "translations"
SECRET = "secret"  # noqa: S105  # the name of a file
MISSING = "Er ging iets mis bij ons. Probeer het nog eens."


def create_app(settings: Settings, loop: Loop, clock: Clock = utc_now, translations: Path = TRANSLATIONS) -> Flask:
    """Return the assembled app; a crash in the middle of a count is finished first."""
    app = Flask("facilitator", root_path=str(ROOT), static_folder="static", template_folder="templates",
                static_url_path=f"/static/{_build()}")  # fmt: skip
    app.config |= {"MAX_CONTENT_LENGTH": settings.max_body_bytes, "SEND_FILE_MAX_AGE_DEFAULT": 31_536_000}
    house = build_house(settings, loop, clock)
    app.extensions[EXTENSION] = house
    app.extensions["facilitator.flush"] = house.writer.flush
    app.teardown_appcontext(give_back_store)
    _prepare_templates(app)
    _learn_languages(app, translations)
    api.register(app)
    web.register(app)
    _answer_errors(app)
    _open_live_door(app, house, loop)
    _trust_proxies(app, settings.trusted_proxies)
    finish_counts(house.writer, _unfinished(house))
    return app


def build_house(settings: Settings, loop: Loop, clock: Clock = utc_now) -> House:
    """Open the database, read all content, and return what the doors need."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    db = connect(settings.data)
    schema = migrate(db, settings.data / "draagvlak.db")
    log = Log(sys.stderr)
    writer = Writer(Store(db, clock), loop.call_soon, loop.call_later, log=log.deeds)
    house = House(
        settings=settings, loop=loop, writer=writer, readers=Readers(settings.data, clock), content=load_content(SESSIONS),
        runsheets=load_runsheets(SESSIONS), municipalities={place.nis: place for place in load_municipalities()},
        policy_fields=load_policy_fields(), secret=_secret(settings.data), schema=schema,
        wrong_codes=WrongCodes(settings.wrong_codes_per_minute),
        wrong_words=WrongCodes(settings.wrong_codes_per_minute), makings=Makings(loop.call_later), read_import=_import, write_papers=_papers,
        write_ballots=_ballots,
        after_count=lambda: None,
    )  # fmt: skip
    writer.publish = house.publish
    return house


def _papers(*args: Any) -> bytes:
    """Set papers to print; loaded by the first who prints."""
    from facilitator.exports.papers import write  # noqa: PLC0415  # slow import

    made: bytes = write(*args)
    return made


def _import(content: bytes) -> str:
    """Read a file that came in; loaded by the first who imports."""
    from facilitator.imports import read  # noqa: PLC0415  # slow import

    return read(content)


def _ballots(*args: Any) -> bytes:
    """Write anonymous ballots as a file; loaded by the first who counts again."""
    from facilitator.exports.ballots import write  # noqa: PLC0415  # slow import

    made: bytes = write(*args)
    return made


def _unfinished(house: House) -> list[tuple[str, str]]:
    with house.readers.lent() as store:
        return store.sessions.counting()


def _prepare_templates(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    prepare(app)


def _learn_languages(app: Flask, folder: Path) -> None:
    known = Languages(folder)
    known.load()
    teach(app, known, choose)


def _answer_errors(app: Flask) -> None:
    """Every refusal is told by the door it came in by; a bug says no more than that it was one."""

    def refusal(error: Refusal) -> Response:
        return api_errors.answer(error) if api.is_api() else web_errors.answer(error)

    def http(error: HTTPException) -> Response:
        status = error.code or 500
        code, message = _WORDS.get(status, ("refused", "Dit kan niet."))
        answer: Callable[[], Response] = (
            (lambda: api_errors.plain(code, message, status))
            if api.is_api()
            else (lambda: web_errors.plain(status, message))
        )
        response = answer()
        for name in ("Allow", "Retry-After"):
            value = dict(error.get_headers()).get(name)
            if value:
                response.headers[name] = value
        return response

    app.register_error_handler(Refusal, refusal)
    app.register_error_handler(HTTPException, http)
    app.log_exception = _log_bug  # type: ignore[method-assign, assignment]


def _log_bug(trace: Any) -> None:
    """Name the page in the log, not its address: some addresses hold a one-time link."""
    current_app.logger.error("a bug in %s", request.endpoint, exc_info=trace)


_WORDS = {
    400: ("not_json", "We kunnen dit bericht niet lezen."),
    404: ("not_found", "Dit vinden we niet."),
    405: ("not_allowed", "Dit kan hier niet."),
    413: ("too_large", "Dit bericht is te groot. Maak het korter."),
    415: ("not_json_type", "Stuur dit bericht als JSON."),
    500: ("try_again", MISSING),
}


def _open_live_door(app: Flask, house: House, loop: Loop) -> None:
    for name in ("engineio.server", "socketio.server"):
        # They write plain lines with the id of a connection; our log is JSON and names nobody.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    socketio = SocketIO(
        app, async_mode=loop.socket_mode, async_handlers=False, max_http_buffer_size=MAX_MESSAGE, http_compression=False,  # type: ignore[arg-type]
        ping_interval=25, ping_timeout=20, manage_session=False, json=Json,
        always_connect=False, logger=False, engineio_logger=False,
    )  # fmt: skip
    Events(app, house, socketio).register()


def _trust_proxies(app: Flask, n: int) -> None:
    """Believe what so many proxies of ours say of who asks; outermost, so that sockets are told the same as pages."""
    if n:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]


def _secret(folder: Path) -> bytes:
    """Return the secret of this data directory, made at its first start and readable by its owner alone."""
    path = folder / SECRET
    if not path.exists():
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
    return path.read_bytes()


def _build() -> str:
    """Return a name for this version of the browser files, so that they can be kept for ever under it."""
    newest = max((path.stat().st_mtime_ns for path in (ROOT / "static").rglob("*") if path.is_file()), default=0)
    return f"{newest // 1_000_000:x}"
