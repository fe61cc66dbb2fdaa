"""A file says in its name of whom and when it is."""

from dataclasses import replace

import pytest

from facilitator.views.plan.plan_file import file_name
from tests.plan_cast import plan


@pytest.mark.parametrize(
    ("municipality", "kind", "name"),
    [
        ("Dentergem", "xlsx", "plan-dentergem-2027-03-13-kern.xlsx"),
        ("Dentergem", "csv", "plan-dentergem-2027-03-13-advies.csv"),
        ("Sint-Niklaas / Überlo", "json", "plan-sint-niklaas-uberlo-2027-03-13.json"),
        ("../../é\r\n", "json", "plan-e-2027-03-13.json"),
    ],
)
def test_a_file_is_named_after_municipality_and_day(municipality, kind, name):
    empty = plan()
    of = replace(empty, trajectory=replace(empty.trajectory, municipality_name=municipality))

    assert file_name(of, kind, "kern", "advies") == name
