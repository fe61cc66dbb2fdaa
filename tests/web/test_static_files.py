"""Browser files: packed where they are text and the browser can unpack them, and kept for ever under their build."""

import gzip

import pytest

from facilitator.web.static_files import modules, phone_assets
from tests.web.hall import Hall


@pytest.fixture
def client(app):
    return app.test_client()


def address(app, name):
    return f"{app.static_url_path}/{name}"


@pytest.mark.parametrize("name", ["css/phone.css", "js/phone.js", "img/logo.svg"])
def test_text_is_sent_packed_to_who_can_unpack_it(app, client, project, name):
    answer = client.get(address(app, name), headers={"Accept-Encoding": "gzip, deflate, br"})
    assert (answer.status_code, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert gzip.decompress(answer.data) == (project / "static" / name).read_bytes()
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("accepts", ["", "identity", "gzip;q=0", "br"])
def test_who_cannot_unpack_it_gets_it_as_it_is(app, client, project, accepts):
    answer = client.get(address(app, "js/phone.js"), headers={"Accept-Encoding": accepts})
    assert "Content-Encoding" not in answer.headers
    assert answer.data == (project / "static/js/phone.js").read_bytes()
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_packed_and_unpacked_have_tags_of_their_own(app, client):
    path = address(app, "js/phone.js")
    packed = client.get(path, headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    plain = client.get(path).headers["ETag"]
    assert packed != plain
    asked_again = client.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": packed})
    assert (asked_again.status_code, asked_again.data) == (304, b"")


@pytest.mark.parametrize("name", ["../run.py", "js/../../pyproject.toml", "js/none.js", "js", "..", "css/../../run.py"])
def test_nothing_else_comes_out(app, client, name):
    assert client.get(address(app, name), headers={"Accept-Encoding": "gzip"}).status_code == 404


def test_a_page_is_never_packed(app):
    phone = Hall(app).phone()
    answer = phone.client.get("/sessie", headers={"Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.headers.get("Content-Encoding")) == (200, None)


def test_all_scripts_of_a_phone_are_asked_for_at_once(app, project):
    page = Hall(app).phone().page
    names = modules(project / "static", "js/phone.js")
    assert names[0] == "js/phone.js"
    assert [f'<link rel="modulepreload" href="{address(app, name)}">' in page for name in names] == [True] * len(names)


def test_all_that_a_phone_fetches_is_there(app, client):
    with app.test_request_context():
        assets = phone_assets()
    assert [client.get(asset).status_code for asset in assets] == [200] * len(assets)
