"""Browser files: packed where they are text and the browser can unpack them, and kept for ever under their build."""

import gzip
import json
import os
import re
import shutil
import subprocess

import pytest

from facilitator.web.static_files import COMMENT, modules, phone_assets
from tests.web.hall import Hall


@pytest.fixture
def client(app):
    return app.test_client()


def address(app, name):
    return f"{app.static_url_path}/{name}"


@pytest.mark.parametrize("name", ["css/phone.css", "js/phone.js", "img/logo.svg"])
def test_text_is_sent_packed_to_who_can_unpack_it(app, client, name):
    answer = client.get(address(app, name), headers={"Accept-Encoding": "gzip, deflate, br"})
    assert (answer.status_code, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert gzip.decompress(answer.data) == client.get(address(app, name)).data
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("accepts", ["", "identity", "gzip;q=0", "br"])
def test_who_cannot_unpack_it_gets_it_as_it_is(app, client, project, accepts):
    answer = client.get(address(app, "js/phone.js"), headers={"Accept-Encoding": accepts})
    assert "Content-Encoding" not in answer.headers
    assert answer.text == COMMENT.sub("", (project / "static/js/phone.js").read_text())
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_script_is_sent_without_its_comments_and_says_the_same(project):
    """Node reads both: what is left of a script is the same words."""
    words = """
      import { tokenizer } from "./node_modules/acorn/dist/acorn.mjs"
      const read = (text) => Array.from(tokenizer(text, { ecmaVersion: "latest", sourceType: "module" }), (t) => [t.type.label, t.value])
      let asked = ""
      for await (const part of process.stdin) asked += part
      console.log(JSON.stringify(JSON.parse(asked).map(([a, b]) => JSON.stringify(read(a)) === JSON.stringify(read(b)))))
    """
    texts = [path.read_text() for path in sorted((project / "static/js").rglob("*.js"))]
    pairs = [[text, COMMENT.sub("", text)] for text in texts]
    node = shutil.which("node", path=f"{project / '.venv' / 'bin'}:{os.environ['PATH']}")
    told = subprocess.run([node, "--input-type=module", "-e", words], input=json.dumps(pairs), cwd=project,
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert json.loads(told.stdout) == [True] * len(pairs)
    assert sum(len(lean) for _, lean in pairs) < sum(len(text) for text in texts)


@pytest.mark.parametrize("name", ["phone", "console", "board"])
def test_a_style_sheet_is_sent_with_its_parts_in_their_place(app, client, project, name):
    folder = project / "static/css"
    parts = re.findall(rf'@import url\("({name}/\w+\.css)"\);', (folder / f"{name}.css").read_text())
    assert sorted(parts) == sorted(path.relative_to(folder).as_posix() for path in (folder / name).glob("*.css"))
    sent = client.get(address(app, f"css/{name}.css")).text
    places = [sent.find((folder / part).read_text()) for part in parts]
    assert (places, "@import" in sent) == (sorted(set(places) - {-1}), False)


def test_a_part_that_changed_is_sent_anew(app, client, tmp_path):
    app.static_folder = tmp_path
    (tmp_path / "wall").mkdir()
    (tmp_path / "wall.css").write_text('@import url("wall/cards.css");\n')
    for n, text in enumerate(("a {}\n", "b {}\n")):
        part = tmp_path / "wall/cards.css"
        part.write_text(text)
        os.utime(part, (2**31 + n, 2**31 + n))
        assert client.get(address(app, "wall.css")).text == f"{text}\n"


def test_files_weigh_no_more_than_they_must_and_pages_are_fenced(app, client):
    script = client.get(address(app, "js/phone.js"))
    assert ("Content-Security-Policy" in script.headers, script.headers["X-Content-Type-Options"]) == (False, "nosniff")
    picture, page = client.get(address(app, "img/logo.svg")), client.get("/")
    assert [("Content-Security-Policy" in answer.headers) for answer in (picture, page)] == [True, True]


@pytest.mark.parametrize("name", ["../run.py", "js/../../pyproject.toml", "js/none.js", "js", "..", "css/../../run.py"])
def test_nothing_else_comes_out(app, client, name):
    assert client.get(address(app, name), headers={"Accept-Encoding": "gzip"}).status_code == 404


def test_a_phones_page_is_packed_until_it_holds_a_choice(app):
    hall = Hall(app)
    library, _bus = hall.action("Digipunt"), hall.action("Digibus")
    phone = hall.phone()
    hall.open("vote")

    assert _packing(phone.client, "/sessie") == (200, "gzip")
    phone.get("/sessie").send("/sessie/stem", choice=library)
    assert _packing(phone.client, "/sessie") == (200, None)


def test_what_repeats_the_words_of_who_asks_is_not_packed(client):
    assert _packing(client, "/") == (200, "gzip")
    assert _packing(client, "/?code=12") == (404, None)


def test_a_packed_page_is_the_page(app):
    client = Hall(app).phone().client
    plain, packed = (client.get("/sessie", headers={"Accept-Encoding": way}).data for way in ("identity", "gzip"))
    assert _without_keys(gzip.decompress(packed)) == _without_keys(plain)


def _packing(client, page):
    answer = client.get(page, headers={"Accept-Encoding": "gzip"})
    return answer.status_code, answer.headers.get("Content-Encoding")


def _without_keys(page):
    return re.sub(rb'name="key" value="[^"]*"', b"", page)


def test_all_scripts_of_a_phone_are_asked_for_at_once(app, project):
    page = Hall(app).phone().page
    names = modules(project / "static", "js/phone.js")
    assert names[0] == "js/phone.js"
    assert [f'<link rel="modulepreload" href="{address(app, name)}">' in page for name in names] == [True] * len(names)


def test_all_that_a_phone_fetches_is_there(app, client):
    with app.test_request_context():
        assets = phone_assets()
    assert [client.get(asset).status_code for asset in assets] == [200] * len(assets)
