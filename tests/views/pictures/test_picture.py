"""What every picture has: a scale to a tenth, and the same shapes on a page and on paper."""

import re
from pathlib import Path

import pytest

from facilitator.views.pictures.picture import Scale, named, tenth

ROOT = Path(__file__).parents[3]
TEMPLATES = sorted((ROOT / "templates" / "pictures").glob("*.html"))


def test_a_scale_puts_values_between_its_bounds():
    scale = Scale(1, 3, 10, 110)
    assert [scale.at(value) for value in (0, 1, 2, 3, 9)] == [10, 10, 60, 110, 110]


def test_a_scale_may_run_upwards():
    assert Scale(0, 1, 300, 20).at(0.25) == 230


def test_lengths_have_one_decimal_and_no_zero_below_nothing():
    assert [f"{tenth(value)}" for value in (1 / 3, -0.01)] == ["0.3", "0.0"]


def test_a_row_is_headed_by_number_and_title():
    assert [named(7, "Leen laptops uit"), named(7, "")] == ["7 · Leen laptops uit", "7"]


def test_paper_dresses_every_class_that_a_screen_dresses():
    dressed = [set(re.findall(r"\.(drawing__[\w-]+)", (ROOT / path).read_text(encoding="utf-8")))
               for path in ("static/css/pictures.css", "templates/pictures/paper.css")]  # fmt: skip
    assert dressed[0] == dressed[1]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_every_class_in_a_picture_is_dressed(template):
    used = set(re.findall(r"drawing__[a-z-]+", template.read_text(encoding="utf-8")))
    dressed = set(re.findall(r"\.(drawing__[\w-]+)", (ROOT / "static/css/pictures.css").read_text(encoding="utf-8")))
    assert used - dressed == set()
