"""The look as numbers: contrasts, the weight of a first phone page, and nothing newer than old phones know."""

import gzip
import re

import pytest

from facilitator.web.static_files import PHONE_SHEETS
from tests.web.hall import Hall

FIRST_PAGE, SCRIPT = 50_000, 25_000

NEWER_THAN_2018 = {
    "optional chaining": r"\?\.(?!\d)",
    "nullish": r"\?\?",
    "catch without a name": r"catch\s*\{",
    "private name": r"(?<![\w\"'`&/])#[a-z]\w*\s*[(=;]",
    "method of 2019 or later": r"\.(flat|flatMap|at|replaceAll|matchAll|hasOwn|fromEntries|allSettled|findLast)\(",
    "global of 2020 or later": r"\b(globalThis|structuredClone|BigInt)\b",
    "top-level await": r"(?m)^await ",
}


def palette(text):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))


def day_and_night(project):
    tokens = (project / "static/css/tokens.css").read_text()
    board = (project / "static/css/board/ground.css").read_text()
    day, night = tokens.split("@media (prefers-color-scheme: dark)")
    wall_day, wall_night = board.split("@media (prefers-color-scheme: dark)")[:2]
    phone = {"day": palette(day), "night": palette(day) | palette(night)}
    wall = {"day": phone["day"] | palette(wall_day), "night": phone["night"] | palette(wall_night)}
    return phone, wall


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def too_low(colours, pairs, least):
    return {
        f"{ink} on {ground}": round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground in pairs
        if contrast(colours[ink], colours[ground]) < least
    }


TEXT = [
    ("ink", "paper"), ("ink", "card"), ("ink", "sunken"), ("ink", "accent-soft"), ("ink", "attention-soft"),
    ("muted", "paper"), ("muted", "card"), ("muted", "sunken"), ("accent", "paper"), ("accent", "card"),
    ("on-accent", "accent"), ("on-accent", "accent-strong"), ("good", "good-soft"), ("attention", "attention-soft"),
    ("wrong", "wrong-soft"), ("wrong", "paper"), ("attention", "card"), ("ink", "good-soft"), ("ink", "wrong-soft"),
]  # fmt: skip
SHAPES = [(shape, ground) for shape in ("citizen", "staff", "politician", "partner", "together", "edge", "accent", "focus")
          for ground in ("paper", "card")] + [("edge", "sunken"), ("accent", "sunken")]  # fmt: skip
WALL = [("ink", "paper"), ("ink", "card"), ("muted", "paper"), ("muted", "card"), ("accent", "paper"), ("accent", "card"),
        ("attention", "paper"), ("on-accent", "accent")]  # fmt: skip


@pytest.mark.parametrize("time", ["day", "night"])
def test_words_on_a_phone_are_at_least_four_and_a_half_to_one(project, time):
    assert too_low(day_and_night(project)[0][time], TEXT, 4.5) == {}


@pytest.mark.parametrize("time", ["day", "night"])
def test_shapes_and_edges_are_at_least_three_to_one(project, time):
    phone, wall = day_and_night(project)
    assert (too_low(phone[time], SHAPES, 3), too_low(wall[time], SHAPES, 3)) == ({}, {})


@pytest.mark.parametrize("time", ["day", "night"])
def test_words_on_the_wall_are_at_least_seven_to_one(project, time):
    assert too_low(day_and_night(project)[1][time], WALL, 7) == {}


def scripts_of(project, entry):
    """Return a script and all it imports, each once."""
    found, waiting = [], [(project / "static/js" / entry).resolve()]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.append(path)
            waiting += [(path.parent / name).resolve() for name in re.findall(r'from "(\.[^"]+)"', path.read_text())]
    return found


@pytest.fixture
def sheet(app):
    """Return a style sheet of phones as it is sent."""
    client = app.test_client()
    return lambda name: client.get(f"{app.static_url_path}/css/{name}.css").text


def packed(texts):
    return sum(len(gzip.compress(text.encode(), 9)) for text in texts)


def test_the_first_page_of_a_phone_is_light_and_asks_nobody_else(project, app, sheet):
    hall = Hall(app)
    hall.crowd(5)
    for n in range(12):
        hall.action(f"Een actie met een titel van gewone lengte, nummer {n}")
    hall.open("vote")
    phone = hall.phone()
    assert re.findall(r'css/(\w+)\.css"', phone.page) == list(PHONE_SHEETS)
    scripts = packed(path.read_text() for path in scripts_of(project, "phone.js"))
    assert scripts < SCRIPT
    assert packed([phone.page, *map(sheet, PHONE_SHEETS)]) + scripts < FIRST_PAGE
    assert [link for link in re.findall(r'(?:src|href)="([^"]+)"', phone.page) if "//" in link] == []


@pytest.mark.parametrize("name", PHONE_SHEETS)
def test_no_style_sheet_of_a_phone_fetches_anything(sheet, name):
    assert re.findall(r"url\(|@import|@font-face", sheet(name)) == []


@pytest.mark.parametrize("name", PHONE_SHEETS)
def test_style_sheets_of_a_phone_hold_nothing_that_would_be_dropped_whole(sheet, name):
    assert re.findall(r"@layer|@container|:is\(|:where\(|^\s+&", sheet(name), re.MULTILINE) == []


def newer_words(script):
    """Return what a browser of 2018 does not know in this script."""
    bare = re.sub(r"(?m)^\s*(//|/\*\*|\*).*$", "", script)
    classes = re.findall(r"(?ms)^(?:export )?class .*?^}", bare)
    fields = [body for body in classes if re.search(r"(?m)^  (static )?\w+ = ", body)]
    return [word for word, pattern in NEWER_THAN_2018.items() if re.search(pattern, bare)] + ["class field"] * len(
        fields
    )


@pytest.mark.parametrize("entry", ["phone.js", "board.js"])
def test_phone_scripts_hold_nothing_newer_than_2018(project, entry):
    for path in scripts_of(project, entry):
        assert (path.name, newer_words(path.read_text())) == (path.name, [])


def test_the_checks_for_newer_language_find_it():
    newer = [
        "a?.b",
        "a ?? b",
        "try {} catch {}",
        "  #x = 1",
        "class A {\n  total = 0\n}",
        "[].flat()",
        "globalThis",
        "await x",
    ]
    assert [len(newer_words(line)) for line in newer] == [1] * 8
    assert newer_words("class A {\n  total() {\n    this.x = a ? .5 : 1\n  }\n}\nfunction b() {\n  x = 1\n}") == []


def test_regions_hold_no_words_that_need_a_request(project):
    """A push is drawn without anybody asking: what a region includes may use its view alone."""
    templates = project / "templates"
    parts = [templates / "regions/phone.html", templates / "regions/board.html", *templates.glob("phone/screens/*"),
             *templates.glob("board/screens/*"), templates / "board/strip.html", templates / "board/parts.html"]  # fmt: skip
    for path in parts:
        assert (path.name, re.findall(r"csrf_token|url_for|request\.|session\[", path.read_text())) == (path.name, [])
