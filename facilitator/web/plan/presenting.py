"""«Voorleggen»: the plan as at most eight cards, chosen and written here."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator import context
from facilitator.domain.numbers import typed_number
from facilitator.domain.plan.presentation import Audience, Card, Presentation, State
from facilitator.domain.refusals import ChangedMeanwhile, InvalidInput, Refusal
from facilitator.http_status import status_of
from facilitator.services.house.trajectories import seen
from facilitator.services.plan import findings, linking, planning, presenting
from facilitator.views.plan.presented import PresentationPage, presentation_page
from facilitator.views.plan.presenting import choose_page, presenting_page

from . import bp

# A title to begin with, in the language of the plan: it is theirs to change.
TITLES = {Audience.STAFF: "Ons plan, voor medewerkers", Audience.CITIZENS: "Ons plan, voor inwoners"}
LAST = 99


@bp.get("/plan/voorleggen")
def show_presentations(trajectory_id: str) -> str:
    """Show to whom the plan was laid before, and what is still to be answered."""
    account, store = context.require_account(), context.store()
    trajectory, duty = seen(store, account, trajectory_id)
    shown = presenting.presentations(store, account, trajectory_id)
    said = findings.findings(store, account, trajectory_id)
    view = presenting_page(trajectory, shown, said, duty, store.now())
    return render_template("plan/presenting.html", view=view)


@bp.get("/plan/voorleggen/nieuw")
def new_presentation(trajectory_id: str) -> Response:
    """Show the actions from which cards are made; the eight with the best advice are ticked."""
    return _choose(trajectory_id)


@bp.post("/plan/voorleggen/nieuw")
def make_presentation(trajectory_id: str) -> Response:
    """Make cards of the chosen actions."""
    account, ticked = context.require_account(), request.form.getlist("actie")
    try:
        audience = read_audience()
        made = context.perform(presenting.make, account, trajectory_id, audience, TITLES[audience], ticked)
    except InvalidInput as refusal:
        return _choose(trajectory_id, refusal)
    return to(trajectory_id, made.id)


@bp.get("/plan/voorleggen/<presentation_id>")
def show_presentation(trajectory_id: str, presentation_id: str) -> Response:
    """Show one presentation: its cards, its link, its answers."""
    return drawn(presentation_here(trajectory_id, presentation_id))


@bp.post("/plan/voorleggen/<presentation_id>")
def write_cards(trajectory_id: str, presentation_id: str) -> Response:
    """Keep the words of the cards, in the order of their places."""
    account, typed, title = context.require_account(), _typed(), request.form.get("titel", "")
    rows = [(card.item_id, card.title, card.text, card.pictogram) for card in typed]
    try:
        context.perform(
            presenting.write, account, trajectory_id, presentation_id, title, rows, request.form.get("gezien", "")
        )
    except (InvalidInput, ChangedMeanwhile) as refusal:
        overtaken = isinstance(refusal, ChangedMeanwhile)
        return drawn(presentation_here(trajectory_id, presentation_id, typed, overtaken), refusal)
    return to(trajectory_id, presentation_id, "bewaard=ja")


@bp.get("/plan/voorleggen/<presentation_id>/acties")
def ask_other_cards(trajectory_id: str, presentation_id: str) -> Response:
    """Show the actions again, to choose others."""
    return _choose(trajectory_id, None, _shown(trajectory_id, presentation_id))


@bp.post("/plan/voorleggen/<presentation_id>/acties")
def choose_other_cards(trajectory_id: str, presentation_id: str) -> Response:
    """Make cards of other actions; those that stay keep their words."""
    account, ticked = context.require_account(), request.form.getlist("actie")
    try:
        context.perform(presenting.choose, account, trajectory_id, presentation_id, ticked)
    except InvalidInput as refusal:
        return _choose(trajectory_id, refusal, _shown(trajectory_id, presentation_id))
    return to(trajectory_id, presentation_id)


def presentation_here(
    trajectory_id: str, presentation_id: str, typed: list[Card] | None = None, overtaken: bool = False
) -> PresentationPage:
    """Return the page of a presentation as this reader sees it; answers whose time is over become totals first."""
    account, store = context.require_account(), context.store()
    trajectory, duty = seen(store, account, trajectory_id)
    shown = presenting.presentation(store, account, trajectory_id, presentation_id)
    if shown.is_due(store.now()):
        context.perform(linking.settle)
        shown = presenting.presentation(store, account, trajectory_id, presentation_id)
    return presentation_page(
        trajectory, shown, duty, store.now(), findings.findings(store, account, trajectory_id),
        linking.responders(store, shown), link_address(shown), typed, overtaken,
    )  # fmt: skip


def drawn(view: PresentationPage, refusal: Refusal | None = None) -> Response:
    """Draw the page of a presentation, with what was refused."""
    page = render_template(
        "plan/presentation.html",
        view=view,
        error=context.told(refusal),
        saved="bewaard" in request.args,
        chosen=request.form.getlist("language"),
        reason=request.form.get("languages_reason", ""),
    )
    return make_response(page, status_of(refusal) if refusal else 200)


def link_address(shown: Presentation) -> str:
    """Return the whole address of the link, empty while it never was opened."""
    if shown.state(context.store().now()) is State.DRAFT:
        return ""
    token = linking.link_token(context.store(), shown.id, context.house().secret)
    return f"{context.settings().public_url or request.host_url.rstrip('/')}/reageer/{token}" if token else ""


def read_audience(name: str = "voor") -> Audience:
    """Return the audience that was chosen."""
    given = request.values.get(name, "")
    if given not in set(Audience):
        raise InvalidInput("Kies: inwoners of medewerkers.")
    return Audience(given)


def to(trajectory_id: str, presentation_id: str = "", query: str = "") -> Response:
    """Lead to the page of a presentation, or of all."""
    place = f"/{presentation_id}" if presentation_id else ""
    return redirect(f"/traject/{trajectory_id}/plan/voorleggen{place}{'?' + query if query else ''}", 303)


def _shown(trajectory_id: str, presentation_id: str) -> Presentation:
    return presenting.presentation(context.store(), context.require_account(), trajectory_id, presentation_id)


def _choose(trajectory_id: str, refusal: Refusal | None = None, shown: Presentation | None = None) -> Response:
    plan = planning.plan(context.store(), context.require_account(), trajectory_id)
    audience = shown.audience.value if shown else request.values.get("voor", Audience.CITIZENS)
    chosen = frozenset(request.form.getlist("actie")) if refusal else shown.items if shown else None
    view = choose_page(plan.trajectory, presenting.candidates(plan.items), chosen, audience, shown.id if shown else "")
    page = render_template("plan/presenting_choose.html", view=view, error=context.told(refusal))
    return make_response(page, status_of(refusal) if refusal else 200)


def _typed() -> list[Card]:
    """Return the cards as they were typed, by their places; who gives none stands last."""
    form = request.form
    cards = [
        (_place(form.get(f"plaats.{item}", "")), Card(item, form.get(f"titel.{item}", ""), form.get(f"zin.{item}", ""),
                                                      form.get(f"pictogram.{item}", "")))
        for item in dict.fromkeys(form.getlist("kaart"))
    ]  # fmt: skip
    return [card for _, card in sorted(cards, key=lambda one: one[0])]


def _place(text: str) -> int:
    place = typed_number(text, 2)
    return LAST if place is None else place
