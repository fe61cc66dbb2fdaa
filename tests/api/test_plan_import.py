"""Importing by programs: looked at, done or refused whole, undone; a stranger and a participant see nothing."""

import io

import pytest

from tests.plan_files import edited, exported
from tests.plan_house import build

NONE = {"actions_new": 0, "actions_changed": 0, "goals_new": 0, "goals_changed": 0, "newer": 0, "refused": 0}


@pytest.fixture
def place(app):
    made = build(app)
    made.headers = {who: made.token(who) for who in made.people}
    return made


def send(place, who, content, query="", **form):
    data = {"file": (io.BytesIO(content), "plan.xlsx"), **form}
    path = f"/api/v1/trajectories/{place.trajectory.id}/plan/import{query}"
    return place.app.test_client().post(path, data=data, headers=place.headers[who])


def undo(place, who, import_id):
    path = f"/api/v1/trajectories/{place.trajectory.id}/imports/{import_id}"
    return place.app.test_client().delete(path, headers=place.headers[who])


def test_a_program_looks_imports_and_undoes(place):
    item = place.propose(1)[0]
    file = edited(exported(place), ("Acties", 2, "AC_code", "AC000496"))

    seen = send(place, "sofie", file, "?dry_run=true").json
    assert (seen["id"], seen["counts"]) == (None, NONE | {"actions_changed": 1, "actions_same": 0, "goals_same": 0})
    assert seen["actions"] == [
        {"item": item, "title": "Open een digipunt in de bib", "state": "gewijzigd", "sheet": "Acties", "row": 2,
         "fields": [{"name": "AC_code", "before": "", "after": "AC000496", "newer": False}]}
    ]  # fmt: skip
    assert place.plan().items[0].text("AC_code") == ""

    done = send(place, "ann", file).json
    assert place.plan().items[0].text("AC_code") == "AC000496"
    assert undo(place, "ann", done["id"]).json == {"id": done["id"], "undone": True}
    assert place.plan().items[0].text("AC_code") == ""


def test_what_cannot_be_is_told_with_its_place_and_nothing_is_done(place):
    place.propose(1)
    file = edited(exported(place), ("Acties", 2, "AC_code", "AC1"), ("Acties", 2, "startjaar", "x"))

    (refused,) = send(place, "sofie", file, "?dry_run=true").json["refused"]
    answer = send(place, "sofie", file)

    assert (refused["sheet"], refused["row"], refused["column"]) == ("Acties", 2, "X")
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "invalid_input")
    assert place.plan().items[0].text("AC_code") == ""


def test_a_field_that_somebody_changed_since_is_refused_kept_or_taken_as_asked(place, clock):
    item = place.propose(1)[0]
    place.patch("sofie", item, dienst=("Bib", 0))
    file = edited(exported(place), ("Acties", 2, "dienst", "Bibliotheek"))
    clock.move(minutes=1)
    place.patch("ann", item, dienst=("Cultuur", 1))

    refused = send(place, "sofie", file)
    assert (refused.status_code, refused.json["fields"]) == (
        409, {f"{item}.dienst": {"yours": "Bibliotheek", "theirs": "Cultuur"}},
    )  # fmt: skip
    assert send(place, "sofie", file, "?newer=keep").status_code == 200
    assert place.plan().items[0].text("dienst") == "Cultuur"
    done = send(place, "sofie", file, "?newer=take")
    assert place.plan().items[0].text("dienst") == "Bibliotheek"
    place.patch("ann", item, dienst=("Cultuur", 3))
    assert undo(place, "sofie", done.json["id"]).status_code == 409


def test_who_may_not_import_is_told_so_in_the_order_of_the_contract(place):
    client, path = place.app.test_client(), f"/api/v1/trajectories/{place.trajectory.id}/plan/import"
    sofie = place.headers["sofie"]
    assert client.post(path, json={}, headers=sofie).status_code == 415
    assert client.post(path, data={"file": (io.BytesIO(b"a;b"), "a.csv")}).status_code == 401
    assert [send(place, who, b"a;b").status_code for who in ("stranger", "ada", "rita", "frans")] == [
        404,
        403,
        403,
        403,
    ]
    assert client.post(path, data={"other": "x"}, headers=sofie, content_type="multipart/form-data").status_code == 422
    assert send(place, "sofie", b"a;b").status_code == 422
    assert send(place, "sofie", b"a;b", "?newer=maybe").status_code == 422
    assert [undo(place, who, "weg").status_code for who in ("stranger", "ada", "sofie")] == [404, 403, 404]
