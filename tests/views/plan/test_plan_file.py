"""A file says in its name of whom and when it is."""

from dataclasses import replace
from datetime import date

import pytest

from facilitator.views.plan.plan_file import Asked, file_name
from tests.plan_cast import plan

DAY = date(2027, 3, 13)


@pytest.mark.parametrize(
    ("municipality", "asked", "name"),
    [
        ("Dentergem", Asked("xlsx", "kern"), "plan-dentergem-2027-03-13-kern.xlsx"),
        ("Dentergem", Asked("xlsx"), "plan-dentergem-2027-03-13-volledig.xlsx"),
        ("Dentergem", Asked("xlsx", columns="Onze tabel"), "plan-dentergem-2027-03-13-onze-tabel.xlsx"),
        ("Dentergem", Asked("csv", sheet="advies"), "plan-dentergem-2027-03-13-advies.csv"),
        ("Sint-Niklaas / Überlo", Asked("json", columns="Onze tabel"), "plan-sint-niklaas-uberlo-2027-03-13.json"),
        ("../../é\r\n", Asked("json"), "plan-e-2027-03-13.json"),
    ],
)
def test_a_file_is_named_after_municipality_and_day(municipality, asked, name):
    assert file_name(asked, replace(plan().trajectory, municipality_name=municipality), DAY) == name
