"""The record for the data protection officer."""

from tests.plan_house import build


def test_a_member_reads_the_record_with_the_settings_of_this_server(app):
    page = build(app).browser("ada").get("/verwerking")

    assert (page.status_code, "24 uur na de sessie" in page.text, "6 maanden" in page.text) == (200, True, True)


def test_a_stranger_finds_no_record(app):
    assert build(app).browser("stranger").get("/verwerking").status_code == 404
