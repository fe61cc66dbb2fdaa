"""The page of the frame: one is chosen, an own one is written, and nobody else's is touched."""

import re

import pytest

from tests.desk import Desk


@pytest.fixture
def page(fien):
    return f"/traject/{fien.trajectory()}/kader"


@pytest.fixture
def fien(app):
    return Desk(app).known()


def _chosen(desk):
    return re.findall(r'name="frame" value="([^"]*)" checked', desk.page)


def _own(desk):
    return [title for title in desk.fields("title") if title]


def test_the_five_principles_are_chosen_until_another_is(fien, page):
    assert _chosen(fien.get(page)) == ["principes"]
    assert _chosen(fien.post(page, {"frame": "pijlers"})) == ["pijlers"]


def test_an_own_frame_is_written_chosen_and_changed(fien, page):
    fien.get(page).post(f"{page}/eigen", {"code": ["", "", ""], "title": ["Warm welkom", "", "Met de regio"]})
    assert (_own(fien), fien.fields("code")[:2]) == (["Warm welkom", "Met de regio"], ["E1", "E2"])
    assert _chosen(fien.post(page, {"frame": "eigen"})) == ["eigen"]
    fien.post(f"{page}/eigen", {"code": ["E1", "E2"], "title": ["", ""]})
    assert (_own(fien), _chosen(fien)) == ([], ["principes"])


def test_what_is_refused_keeps_what_was_typed(fien, page):
    fien.get(page).post(f"{page}/eigen", {"code": ["", ""], "title": ["Een", "een"]})
    assert (fien.status, _own(fien)) == (422, ["Een", "een"])
    assert "«Een» staat er twee keer. Laat er één staan." in fien.text
    assert fien.post(page, {"frame": "weg"}).status == 422


def test_only_who_leads_the_trajectory_comes_here(fien, page, app):
    vic = Desk(app).known("vic")
    own = {"csrf": vic.get("/trajecten/nieuw").fields("csrf")[0]}
    assert (vic.get(page).status, vic.post(page, own).status, vic.post(f"{page}/eigen", own).status) == (404, 404, 404)
    sam = Desk(app).member(fien, page.split("/")[2], "secretary", "sam")
    assert sam.get(page).status == 403
