"""Signing in and out, the one-time link, and arriving by an invitation."""

from dataclasses import dataclass

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.context import ACCOUNT_COOKIE
from facilitator.domain.refusals import InvalidInput, Unauthenticated
from facilitator.domain.trajectory import Account
from facilitator.services.house import accounts, trajectories
from facilitator.services.house.accounts import WEB_SESSION_DAYS, check_login
from facilitator.services.house.secrets import PASSWORD_LENGTH, hash_password
from facilitator.services.sessions.arriving import arrive
from facilitator.web.security import onward, set_cookie

bp = Blueprint("accounts", __name__)

HOME = "/trajecten"


@dataclass(frozen=True)
class Login:
    """What was typed of a login; the password is never given back."""

    name: str = ""
    email: str = ""


@bp.get("/aanmelden")
def ask_sign_in() -> Response:
    """Ask who you are; who is signed in goes on."""
    if context.account() is not None:
        return redirect(_onward(), 303)
    return _sign_in_page()


@bp.post("/aanmelden")
def sign_in() -> Response:
    """Sign in with address and password."""
    email, password = request.form.get("email", ""), request.form.get("password", "")
    try:
        account = context.in_thread(accounts.sign_in, context.store(), email, password)
    except Unauthenticated as refusal:
        context.house().wrong_codes.spend()
        return _sign_in_page(email, context.told(refusal))
    return _signed_in(account, _onward())


@bp.post("/afmelden")
def sign_out() -> Response:
    """Sign out of this browser."""
    context.perform(accounts.end_web_session, request.cookies.get(ACCOUNT_COOKIE, ""))
    response = redirect("/aanmelden", 303)
    response.delete_cookie(ACCOUNT_COOKIE)
    return response


@bp.get("/link/<token>")
def ask_login(token: str) -> Response:
    """Ask the holder of a one-time link for name, address and password."""
    known = accounts.link(context.store(), token)
    return _login_page(Login(known.name, known.email or "") if known else Login(), known)


@bp.post("/link/<token>")
def set_login(token: str) -> Response:
    """Make the first account, or set a new password."""
    known = accounts.link(context.store(), token)
    typed, password = _typed()
    try:
        name, email, hashed = _checked(typed, password)
        account = context.perform(accounts.use_link, token, name, email, hashed)
    except InvalidInput as refusal:
        return _login_page(typed, known, context.told(refusal))
    return _signed_in(account, HOME)


@bp.get("/uitnodiging/<token>")
def ask_invited(token: str) -> Response:
    """Say to what the link invites, and ask to come in."""
    return _invitation_page(token)


@bp.post("/uitnodiging/<token>")
def accept(token: str) -> Response:
    """Come in: with the account that is signed in, or with a new one."""
    account = context.account()
    if account is not None:
        joined = context.perform(trajectories.accept_invitation, account, token)
        return redirect(f"/traject/{joined.id}", 303)
    trajectories.invitation(context.store(), token)
    typed, password = _typed()
    try:
        name, email, hashed = _checked(typed, password)
        made, joined = context.perform(arrive, token, name, email, hashed)
    except InvalidInput as refusal:
        return _invitation_page(token, typed, context.told(refusal))
    return _signed_in(made, f"/traject/{joined.id}")


def _typed() -> tuple[Login, str]:
    form = request.form
    return Login(form.get("name", ""), form.get("email", "")), form.get("password", "")


def _checked(typed: Login, password: str) -> tuple[str, str, str]:
    """Return name, address and the hash of the password; InvalidInput says what to change."""
    name, email, _ = check_login(typed.name, typed.email, password)
    return name, email, context.in_thread(hash_password, password)


def _signed_in(account: Account, place: str) -> Response:
    token = context.perform(accounts.start_web_session, account)
    response = make_response(redirect(place, 303))
    set_cookie(response, ACCOUNT_COOKIE, token, WEB_SESSION_DAYS * 86_400)
    return response


def _onward() -> str:
    return onward(request.values.get("naar", ""), HOME)


def _sign_in_page(email: str = "", error: str = "") -> Response:
    page = render_template("account/sign_in.html", email=email, error=error, onward=_onward())
    return make_response(page, 401 if error else 200)


def _login_page(typed: Login, known: Account | None, error: str = "") -> Response:
    page = render_template("account/login.html", typed=typed, known=known, error=error, length=PASSWORD_LENGTH)
    return make_response(page, 422 if error else 200)


def _invitation_page(token: str, typed: Login | None = None, error: str = "") -> Response:
    joined, duty = trajectories.invitation(context.store(), token)
    page = render_template(
        "account/invitation.html", trajectory=joined, duty=duty, account=context.account(), typed=typed or Login(),
        error=error, length=PASSWORD_LENGTH, here=request.path,
    )  # fmt: skip
    return make_response(page, 422 if error else 200)
