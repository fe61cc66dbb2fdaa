"""A short description begins with a deed."""

import pytest

from facilitator.domain.bbc.verbs import begins_with_deed


@pytest.mark.parametrize(
    "text",
    [
        "We openen een digipunt",
        "Open een digipunt",
        "OPENEN van een digipunt",
        "Zorgt voor hulp",
        "«Maak» het makkelijk",
        "Wij helpen",
        "Opstarten van een digipunt",
        "Uitbouwen van hulp aan huis",
        "Digitaliseer met zorg",
        "Moderniseren van de balie",
    ],
)
def test_we_and_verbs_begin_a_deed(text):
    assert begins_with_deed(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "Digipunt in de bib",
        "Een digibus",
        "",
        "  ",
        "Weg met papier",
        "Gratis wifi",
        "Uitleg voor ouderen",
        "Aanbod in de bib",
    ],
)
def test_a_thing_begins_no_deed(text):
    assert begins_with_deed(text) is False
