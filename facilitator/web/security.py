"""What every page carries and every form must bring: headers that fence the page in, and a token against forgery."""

import hashlib
import hmac
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.datastructures import Headers

from facilitator import context
from facilitator.context import (
    ACCOUNT_COOKIE,
    BOARD_COOKIE,
    HELPER_COOKIE,
    KIOSK_COOKIE,
    RESPONDER_COOKIE,
    SEAT_COOKIE,
)
from facilitator.domain.refusals import NotAllowed

FIELD = "csrf"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# A fence around each file that is no page would weigh as much as the file.
NO_PAGES = ("text/css", "text/javascript")
COOKIES = (ACCOUNT_COOKIE, SEAT_COOKIE, BOARD_COOKIE, HELPER_COOKIE, KIOSK_COOKIE, RESPONDER_COOKIE)


def register(app: Flask) -> None:
    """Guard all pages of the app."""
    app.before_request(check_forgery)
    app.after_request(fence)
    app.jinja_env.globals["csrf_token"] = csrf_token


def csrf_token() -> str:
    """Return the token for forms of this browser, made from the cookie by which it is known."""
    known = next((request.cookies[name] for name in COOKIES if request.cookies.get(name)), "")
    return _token(known) if known else ""


def check_forgery() -> None:
    """Refuse a form that another site sent: by where it says it comes from, and by the token of the page."""
    if request.method in SAFE or request.path.startswith("/api/"):
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise NotAllowed("Dit formulier kwam van een andere site.")
    origin = request.headers.get("Origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.host:
        raise NotAllowed("Dit formulier kwam van een andere site.")
    known = [request.cookies[name] for name in COOKIES if request.cookies.get(name)]
    given = request.form.get(FIELD, "") or request.headers.get("X-CSRF", "")
    if known and not any(hmac.compare_digest(given.encode(), _token(cookie).encode()) for cookie in known):
        raise NotAllowed("Deze pagina is te oud. Ga terug, ververs, en doe het opnieuw.")


def fence(response: Response) -> Response:
    """Set the headers that let a page use only what we serve, and let nobody keep a private page."""
    headers: Headers = response.headers
    headers.setdefault("X-Content-Type-Options", "nosniff")
    if request.path.startswith("/static/") and response.mimetype in NO_PAGES:
        return response
    live = " ".join(f"{scheme}://{request.host}" for scheme in ("ws", "wss"))
    headers.setdefault(
        "Content-Security-Policy",
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self' {live}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'",
    )
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if not request.path.startswith(("/static/", "/vendor/")):
        headers.setdefault("Cache-Control", "no-store")
    if request.is_secure:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


def onward(path: str, otherwise: str = "/trajecten") -> str:
    """Return where somebody wanted to go: a page of ours, never another site."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if ours else otherwise


def set_cookie(response: Response, name: str, value: str, seconds: int, path: str = "/") -> None:
    """Set a cookie that scripts cannot read and other sites cannot send."""
    chosen = context.settings().secure_cookies
    secure = request.is_secure if chosen == "auto" else chosen == "on"
    response.set_cookie(name, value, max_age=seconds, path=path, secure=secure, httponly=True, samesite="Lax")


def _token(cookie: str) -> str:
    return hmac.new(context.house().secret, b"csrf:" + cookie.encode(), hashlib.sha256).hexdigest()[:32]
