"""The worker that keeps a page for when there is no internet: of this build, for phones, and easy to switch off."""

import json
import re

import pytest

from facilitator.app import create_app
from facilitator.loop import ThreadLoop
from facilitator.settings import Settings
from tests.web.hall import Hall


def kept(script):
    """Return the addresses that a worker keeps."""
    return json.loads(re.search(r"const ASSETS = (\[.*?\])", script)[1])


def test_the_worker_keeps_the_files_of_this_build_and_one_page(app):
    script = app.test_client().get("/sw.js")
    assert (script.status_code, script.mimetype, script.headers["Cache-Control"]) == (
        200,
        "text/javascript",
        "no-cache",
    )
    build = app.static_url_path
    assert {address.startswith(build + "/") for address in kept(script.text)} == {True}
    assert f'"draagvlak-" + "{build.removeprefix("/static/")}"' in script.text
    assert 'const SHELL = "/geen-internet"' in script.text


def test_the_page_without_internet_is_the_same_for_everybody(app):
    hall = Hall(app)
    hall.open("write")
    an = hall.phone().send("/sessie/idee", text="Van mij alleen")
    stranger = app.test_client().get("/geen-internet").text
    assert an.get("/geen-internet").page == stranger
    assert ("Geen internet. Laat deze pagina open." in stranger, hall.code in stranger) == (True, False)
    assert stranger.count("<form") == 0


def test_a_page_of_a_seat_lets_the_worker_in(app):
    assert " data-shell" in Hall(app).phone().page


@pytest.fixture
def switched_off(tmp_path, clock):
    made = create_app(Settings(data=tmp_path / "data", offline_page="off"), ThreadLoop(), clock)
    yield made
    made.extensions["facilitator"].readers.close()
    made.extensions["facilitator"].writer.close()


def test_switched_off_it_takes_itself_away(switched_off):
    script = switched_off.test_client().get("/sw.js").text
    assert ("unregister()" in script, "caches.delete" in script, "respondWith" in script) == (True, True, False)
    assert " data-shell" not in Hall(switched_off).phone().page
