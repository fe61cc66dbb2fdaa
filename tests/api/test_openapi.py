"""The OpenAPI document: every call of the contract is in it, with all that a program or a fuzzer needs."""

import re

import pytest

CONTRACT = {
    "POST /trajectories", "POST /trajectories/{trajectory_id}/sessions", "GET /sessions/{session_id}",
    *(f"POST /sessions/{{session_id}}/steps/{{step_id}}/{what}" for what in ("open", "stop", "close", "show", "paper", "propose")),
    "POST /join", "POST /sessions/{session_id}/ideas", "GET /sessions/{session_id}/ideas", "PUT /sessions/{session_id}/ideas/{idea_id}",
    "GET /sessions/{session_id}/actions", "POST /sessions/{session_id}/actions", "DELETE /sessions/{session_id}/actions/{action_id}",
    "PUT /sessions/{session_id}/steps/{step_id}/ballot", "GET /sessions/{session_id}/steps/{step_id}/results",
    "GET /sessions/{session_id}/steps/{step_id}/paper", "GET /trajectories/{trajectory_id}/plan",
    "PATCH /trajectories/{trajectory_id}/plan/{item_id}", "GET /trajectories/{trajectory_id}/plan.xlsx",
    "GET /trajectories/{trajectory_id}/plan.json", "GET /trajectories/{trajectory_id}/plan.csv",
}  # fmt: skip


@pytest.fixture
def document(app):
    return app.test_client().get("/api/v1/openapi.json").json


@pytest.fixture
def operations(document):
    """Every operation by its method and path."""
    return {
        f"{method.upper()} {path.removeprefix('/api/v1')}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method in ("get", "post", "put", "patch", "delete")
    }


def _references(node):
    if isinstance(node, dict):
        yield from ([node["$ref"]] if "$ref" in node else [])
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from _references(inner)


def test_every_call_of_the_contract_is_described(operations):
    assert set(operations) >= CONTRACT


def test_every_call_that_there_is_is_described(app, operations):
    rules = [
        rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/v1/") and "openapi" not in rule.rule
    ]
    there = {
        f"{method} {rule.rule.removeprefix('/api/v1')}".replace("<", "{").replace(">", "}")
        for rule in rules
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }

    assert there == set(operations)


def test_every_reference_leads_somewhere(document):
    def found(reference):
        node = document
        for part in reference.removeprefix("#/").split("/"):
            node = node.get(part) if node else None
        return node is not None

    assert [reference for reference in _references(document) if not found(reference)] == []


def test_every_call_has_a_name_of_its_own_and_links_lead_to_names(operations):
    names = [operation["operationId"] for operation in operations.values()]
    links = [
        link["operationId"]
        for operation in operations.values()
        for response in operation["responses"].values()
        for link in response.get("links", {}).values()
    ]

    assert len(set(names)) == len(names)
    assert links != []
    assert set(links) - set(names) == set()


def test_every_call_says_which_refusals_it_gives(operations):
    for call, operation in operations.items():
        told = set(operation["responses"])
        assert ("401" in told) == (call != "POST /join"), call
        assert ("404" in told) == (call != "POST /trajectories"), call
        if "requestBody" in operation:
            assert told >= {"400", "413", "415", "422"}, call
    assert set(operations["POST /join"]["responses"]) >= {"201", "404", "409", "422", "429"}
    assert "Retry-After" in operations["POST /join"]["responses"]["429"]["headers"]


def test_every_refusal_has_the_shape_of_the_contract(document):
    shape = document["components"]["schemas"]

    assert shape["Refusal"]["required"] == ["error"]
    assert sorted(shape["Inner"]["required"]) == ["code", "message"]


def test_a_program_shows_its_token_everywhere_but_at_the_door(document, operations):
    assert document["security"] == [{"token": []}]
    assert document["components"]["securitySchemes"] == {"token": {"type": "http", "scheme": "bearer"}}
    assert [call for call, operation in operations.items() if operation.get("security") == []] == ["POST /join"]


def test_what_must_be_chosen_from_a_list_is_listed(app, document):
    schemas = document["components"]["schemas"]

    assert schemas["SessionIn"]["properties"]["format"]["enum"] == sorted(app.extensions["facilitator"].runsheets)
    assert len(schemas["TrajectoryIn"]["properties"]["municipality"]["enum"]) == 285
    assert schemas["JoinIn"]["properties"]["role"]["enum"] == ["citizen", "staff", "politician", "partner"]


def test_every_pattern_is_one_that_any_program_can_read(document):
    def patterns(node):
        if isinstance(node, dict):
            yield from ([node["pattern"]] if isinstance(node.get("pattern"), str) else [])
            node = list(node.values())
        if isinstance(node, list):
            for inner in node:
                yield from patterns(inner)

    found = list(patterns(document))
    assert found != []
    assert [pattern for pattern in found if re.search(r"\\[ZzA]|\(\?[^:]", pattern)] == []


def test_a_chunked_body_is_read_whole_and_one_that_is_too_long_refused(server):
    fien = server.api(server.token("fien"))
    path = "/trajectories"

    def chunks(n):
        yield b'{"municipality": "37002", "title": "In stukjes", "meer": "'
        for _ in range(n):
            yield b"x" * 1000
        yield b'"}'

    def sent(n):
        answer = fien.client.post(path, content=chunks(n), headers={"Content-Type": "application/json"})
        return answer.status_code, answer.json().get("title") or answer.json()["error"]["code"]

    assert [sent(n) for n in (0, 100, 200)] == [(201, "In stukjes"), (201, "In stukjes"), (413, "too_large")]
