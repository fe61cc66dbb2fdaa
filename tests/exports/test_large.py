"""A plan of three hundred actions over six years is a file within two seconds."""

import time

import pytest

from facilitator import exports
from facilitator.domain.bbc.words import Credit, Entity, Flow
from tests.plan_cast import COMPLETE, item, line, plan

ACTIONS, SECONDS = 300, 2.0
TEXT = "We helpen wie digitaal kwetsbaar is, in de bib en in het dienstencentrum, elke week opnieuw. " * 12


def large():
    """Every action complete: long texts, two lines of spending and one received in each year."""
    items = []
    for n in range(ACTIONS):
        lines = [
            one
            for year in range(2026, 2032)
            for one in (
                line(year, f"{n}.25", cost_kind="studie", description=f"raming {n}"),
                line(year, f"{n + 1}", credit=Credit.INVESTMENT, entity=Entity.OCMW, cost_kind="gebouw"),
                line(year, "10", Flow.RECEIPT, cost_kind="EU"),
            )
        ]
        texts = dict.fromkeys(
            ("AC_lange_omschrijving", "AC_commentaar", "motivering_wijziging", "wat_wordt_beter"), TEXT
        )
        places = {"SD_code": f"SD{n % 4}", "BD_code": f"BD{n % 12}", "AP_code": f"AP{n % 36}", "AC_code": f"AC{n:05}"}
        items.append(item(f"i{n}", f"Open digipunt {n}", tuple(lines), **{**COMPLETE, **texts, **places, "wijziging": "nieuw"}))  # fmt: skip
    return plan(*items)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_a_large_plan_is_a_file_within_the_bar(kind):
    """Counted in the processor's own time, which on a quiet machine is all there is: CI shares its cores."""
    made, began = large(), time.process_time()

    content = exports.write(made, kind)

    assert time.process_time() - began <= SECONDS
    assert len(content) > 100_000
