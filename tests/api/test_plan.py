"""The plan as programs see it: the contract's calls, each with who may not, and the files."""

import io
import json

import openpyxl
import pytest

from tests.plan_house import TITLES, build

JSON = "application/json"


@pytest.fixture
def place(app):
    return build(app)


@pytest.fixture
def asks(place):
    """Ask as somebody: `asks("sofie", "GET", "/plan")` on the trajectory, a full path otherwise."""
    headers = {name: place.token(name) for name in place.people}
    client = place.app.test_client()

    def ask(who, method, path, body=None):
        url = f"/api/v1{path}" if path.startswith("/sessions") else f"/api/v1/trajectories/{place.trajectory.id}{path}"
        return client.open(url, method=method, json=body, headers=headers.get(who, {}))

    return ask


@pytest.fixture
def proposing(place):
    return f"/sessions/{place.session_id}/steps/{place.vote.id}/propose"


def test_a_proposal_is_answered_with_its_items(place, asks, proposing):
    answer = asks("ada", "POST", proposing, {"actions": list(place.actions[:2]), "later": "ignored"})

    assert answer.status_code == 200
    assert [item["action"] for item in answer.json["items"]] == list(place.actions[:2])
    assert asks("ada", "POST", proposing, {"actions": list(place.actions[:2])}).json == answer.json


@pytest.mark.parametrize(
    ("who", "body", "status", "code"),
    [
        (None, {"actions": []}, 401, "unauthenticated"),
        ("stranger", {"actions": []}, 404, "not_found"),
        ("sofie", {"actions": []}, 403, "not_allowed"),
        ("ada", {}, 422, "invalid_input"),
        ("ada", {"actions": "x"}, 422, "invalid_input"),
        ("ada", {"actions": [1]}, 422, "invalid_input"),
        ("ada", {"actions": ["nergens"]}, 422, "unknown_action"),
        ("ada", {"actions": ["a", "a"]}, 422, "repeated_action"),
        ("ada", [], 422, "invalid_input"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused(asks, proposing, who, body, status, code):
    answer = asks(who, "POST", proposing, body)

    assert (answer.status_code, answer.json["error"]["code"]) == (status, code)


def test_the_plan_gives_every_field_its_value_and_version(place, asks):
    (one,) = place.propose(1)
    place.patch("ann", one, U_2027=("1.250,50", 0))

    (item,) = asks("rita", "GET", "/plan").json["items"]
    assert item["id"] == one
    assert item["fields"]["AC_korte_omschrijving"] == {"value": TITLES[0], "version": 1}
    assert item["fields"]["status"] == {"value": "voorstel", "version": 1}
    assert item["fields"]["U_2027"] == {"value": 1250.5, "version": 1}
    assert item["fields"]["saldo"] == {"value": -1250.5, "version": 0}
    assert item["fields"]["dienst"] == {"value": "", "version": 0}


def test_a_patch_answers_how_the_item_then_stands(place, asks):
    (one,) = place.propose(1)

    answer = asks("ann", "PATCH", f"/plan/{one}", {"fields": {"dienst": {"value": "Bib", "version": 0}, "kleur": 3}})

    assert (answer.status_code, answer.json["id"]) == (200, one)
    assert answer.json["fields"]["dienst"] == {"value": "Bib", "version": 1}
    assert answer.json == asks("ann", "GET", "/plan").json["items"][0]


def test_a_field_that_changed_meanwhile_is_told_beside_the_error(place, asks):
    (one,) = place.propose(1)
    place.patch("sofie", one, dienst=("Bib", 0))

    answer = asks("ann", "PATCH", f"/plan/{one}", {"fields": {"dienst": {"value": "Welzijn", "version": 0}}})

    assert (answer.status_code, answer.json["error"]["code"]) == (409, "changed_meanwhile")
    assert answer.json["fields"] == {"dienst": {"yours": "Welzijn", "theirs": "Bib", "version": 1}}


@pytest.mark.parametrize("status", ["weerhouden", "geschrapt"])
@pytest.mark.parametrize(
    ("who", "answered"),
    [("ann", 200), ("sofie", 200), ("ada", 403), ("frans", 403), ("rita", 403), ("stranger", 404), (None, 401)],
)
def test_only_author_and_secretary_take_an_action_up(place, asks, who, answered, status):
    (one,) = place.propose(1)

    answer = asks(who, "PATCH", f"/plan/{one}", {"fields": {"status": {"value": status, "version": 1}}})

    assert answer.status_code == answered
    assert place.plan().items[0].status.value == (status if answered == 200 else "voorstel")


@pytest.mark.parametrize(
    ("who", "item", "body", "status"),
    [
        ("rita", "nergens", {"fields": {}}, 404),
        ("rita", None, {"fields": 3}, 403),
        ("ann", "nergens", {"fields": 3}, 404),
        ("ann", None, {"fields": 3}, 422),
        ("ann", None, {}, 422),
        ("ann", None, [], 422),
        ("ann", None, {"fields": {"dienst": "Bib"}}, 422),
        ("ann", None, {"fields": {"rangorde": {"value": 1, "version": 0}}}, 422),
        ("ann", None, {"fields": {"status": {"value": "beslist", "version": 1}}}, 422),
        ("frans", None, {"fields": {"dienst": {"value": "Bib", "version": 0}}}, 403),
        ("frans", None, {"fields": {"U_2026": {"value": 5, "version": 0}}}, 200),
    ],
)
def test_refusals_are_looked_at_in_the_order_of_the_contract(place, asks, who, item, body, status):
    (one,) = place.propose(1)

    assert asks(who, "PATCH", f"/plan/{item or one}", body).status_code == status


def test_a_seat_sees_no_plan(place, asks):
    token = place.house.writer.write(lambda tx: (tx.sessions.get(place.session_id).code, []))
    seat = place.app.test_client().post("/api/v1/join", json={"code": token, "role": "citizen"}).json["token"]
    headers = {"Authorization": f"Bearer {seat}"}

    for path in ("/plan", "/plan.xlsx", "/plan.json", "/plan.csv"):
        answer = place.app.test_client().get(f"/api/v1/trajectories/{place.trajectory.id}{path}", headers=headers)
        assert answer.status_code == 404


def test_the_workbook_holds_all_statuses_in_full(place, asks):
    one, _ = place.propose(1, 2)
    place.patch("sofie", one, status=("geschrapt", 1))

    answer = asks("rita", "GET", "/plan.xlsx")

    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert [row[1].value for row in book["Acties"].iter_rows(min_row=2)] == ["geschrapt", "voorstel"]
    assert book["Acties"].max_column == 63
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="plan-antwerpen-')


@pytest.mark.parametrize("sheet", ["acties", "ramingen", "doelstellingenboom", "advies"])
def test_each_sheet_comes_as_csv(place, asks, sheet):
    place.propose(1)

    answer = asks("ada", "GET", f"/plan.csv?sheet={sheet}")

    assert (answer.status_code, answer.mimetype, answer.data[:3]) == (200, "text/csv", b"\xef\xbb\xbf")


def test_json_comes_as_a_list_of_actions(place, asks):
    place.propose(1, 2)

    assert [one["actie"]["korteOmschrijving"] for one in json.loads(asks("ada", "GET", "/plan.json").data)] == list(
        TITLES[:2]
    )


@pytest.mark.parametrize(("path", "status"), [("/plan.odt", 404), ("/plan.csv?sheet=geheim", 422)])
def test_a_file_that_is_not_made_is_refused(place, asks, path, status):
    assert asks("ada", "GET", path).status_code == status


@pytest.mark.parametrize("path", ["/plan", "/plan.xlsx", "/plan.csv", "/plan.json"])
def test_a_stranger_takes_nothing_away(place, asks, path):
    place.propose(1)

    assert asks("stranger", "GET", path).status_code == 404
    assert asks(None, "GET", path).status_code == 401


def test_the_openapi_document_tells_of_the_plan(place):
    paths = place.app.test_client().get("/api/v1/openapi.json").json["paths"]

    files = ["docx", "pdf", "xlsx", "json", "csv"]
    told = {path.rsplit("/trajectories/{trajectory_id}", 1)[-1] for path in paths}
    assert told >= {"/plan", "/plan/{item_id}", *(f"/plan.{kind}" for kind in files)}
