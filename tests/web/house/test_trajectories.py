"""Trajectories: made, changed, seen by their people and by nobody else."""

import pytest

from tests.desk import Desk


def test_an_empty_list_teaches_what_a_trajectory_is(fien):
    assert "Een traject is de weg van één gemeente" in fien.text
    assert "Start je eerste traject" in fien.text


def test_a_trajectory_is_made_for_a_municipality_of_the_list(fien):
    trajectory = fien.trajectory("dentergem")
    assert fien.path == f"/traject/{trajectory}"
    assert "Dentergem" in fien.text
    assert "Een sessie is één bijeenkomst" in fien.text


def test_a_municipality_that_is_typed_wrong_is_asked_again_with_what_looks_like_it(fien):
    typed = {"municipality": "Dentergemm", "title": "Iedereen mee", "end_date": "2027-12-31"}
    fien.get("/trajecten/nieuw").post("/trajecten/nieuw", typed)
    assert fien.status == 422
    assert "Bedoel je Dentergem" in fien.text
    assert (fien.fields("municipality"), fien.fields("end_date")) == (["Dentergemm"], ["2027-12-31"])


@pytest.mark.parametrize("path", ["", "/mensen"])
def test_a_stranger_sees_nothing(fien, app, path):
    trajectory = fien.trajectory()
    own = fien.trajectory(title="Van vic")
    vic = Desk(app).member(fien, own, "facilitator", "Vic")
    assert vic.get(f"/traject/{trajectory}{path}").status == 404
    assert "Iedereen mee" not in vic.text
    assert vic.get("/trajecten").text.count("Dentergem") == 1


def test_only_facilitators_make_trajectories_sessions_and_links(fien, app):
    trajectory = fien.trajectory()
    sam = Desk(app).invited(fien, trajectory, "secretary", "Sam")
    assert sam.get("/trajecten/nieuw").status == 403
    sam.get(f"/traject/{trajectory}")
    assert sam.post(f"/traject/{trajectory}/sessies", {"format": "startsessie"}).status == 403
    assert sam.get(f"/traject/{trajectory}").post(f"/traject/{trajectory}/mensen", {"duty": "author"}).status == 403


def test_a_session_is_made_from_a_run_sheet_and_opens_its_console(fien):
    session = fien.session(fien.trajectory())
    assert fien.path == f"/console/{session}"
    assert "Klaar om te starten" in fien.text


def test_a_run_sheet_that_is_not_there_is_refused(fien):
    trajectory = fien.trajectory()
    fien.post(f"/traject/{trajectory}/sessies", {"format": "../../etc/passwd"})
    assert fien.status == 422
    assert "Kies een draaiboek uit de lijst." in fien.text


def test_somebody_can_be_taken_off_and_the_last_facilitator_stays(fien, app):
    trajectory = fien.trajectory()
    sam = Desk(app).member(fien, trajectory, "secretary", "Sam")
    people = f"/traject/{trajectory}/mensen"
    fien.get(people)
    removals = [part.split('"')[0] for part in fien.page.split(f'action="{people}/')[1:]]
    answers = [(fien.get(people).post(f"{people}/{path}").status, fien.text) for path in removals]
    assert sorted(status for status, _ in answers) == [200, 422]
    assert sam.get(f"/traject/{trajectory}").status == 404
    assert fien.get(people).status == 200


def test_a_form_without_its_token_is_refused(fien):
    trajectory = fien.trajectory()
    fien.page = ""
    assert fien.post(f"/traject/{trajectory}/mensen", {"duty": "author"}).status == 403
