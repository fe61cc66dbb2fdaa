"""What is printed before a session: ballots, slips, the sheet to join by, and table cards."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader

from facilitator.domain.voting.ballot import BallotKind
from tests.desk import Desk


def pdf_of(work, path, **form):
    """Return the file that a button of a print page gives."""
    if form:
        token = {"csrf": work.fien.get(f"/druk/{work.session}/stembladen").fields("csrf")[0]}
        answer = work.fien.client.post(f"/druk/{work.session}/{path}", data=token | form)
    else:
        answer = work.fien.client.get(f"/druk/{work.session}/{path}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer


def pages_of(answer):
    """Return the text of each page of a file."""
    assert answer.content_type == "application/pdf"
    return [page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages]


def printed(work, step):
    with work.house.readers.lent() as store:
        return store.papers.printed(step)


def test_the_page_shows_how_a_ballot_looks_with_twenty_numbers_a_box_for_each_role_and_no_serial(work):
    page = work.fien.get(f"/druk/{work.session}/stembladen?aantal=6").page
    assert re.findall(r'class="ballot__serial">.*?</span>\s*(\S{4})</p>', page) == ["····"] * 4
    assert re.findall(r"</span>(\d+)</li>", page)[:20] == [str(n) for n in range(1, 21)]
    assert "Zet een kruisje bij hoogstens 3 nummers." in work.fien.text
    assert work.fien.fields("aantal") == ["6"]


def test_the_file_gives_each_ballot_a_serial_that_is_kept_for_its_vote(work):
    vote = work.step("vote")
    answer = pdf_of(work, "stembladen.pdf", aantal="6", stap=vote.id)
    pages = pages_of(answer)
    serials = re.findall(r"volgcode (\w{4})", " ".join(pages))
    assert [page.count("Stemblad") for page in pages] == [4, 2]
    assert sorted(serials) == sorted(printed(work, vote.id))
    assert len(set(serials)) == 6
    assert answer.headers["Content-Disposition"] == f'attachment; filename="stembladen-{work.read("code")}.pdf"'


def test_a_ballot_in_large_type_has_a_page_of_its_own(work):
    pages = pages_of(pdf_of(work, "stembladen.pdf", aantal="3", groot="1"))
    assert [page.count("Stemblad") for page in pages] == [1, 1, 1]


def test_titles_of_the_actions_stand_on_a_ballot_only_where_asked(work):
    work.actions("Hulp in de bib", "Een open balie")
    bare = pages_of(pdf_of(work, "stembladen.pdf", aantal="1"))[0]
    titled = pages_of(pdf_of(work, "stembladen.pdf", aantal="1", titels="1"))[0]
    assert ("Hulp in de bib" in bare, "Hulp in de bib" in titled, "Een open balie" in titled) == (False, True, True)


def test_an_action_with_a_pictogram_keeps_it_on_paper(work):
    first, _ = work.actions("Hulp in de bib", "Een open balie")
    work.house.writer.write(lambda tx: (tx.actions.draw(first, "library"), []))
    assert "Hulp in de bib (bib)" in pages_of(pdf_of(work, "stembladen.pdf", aantal="1", titels="1"))[0]


def test_a_ballot_has_words_to_tear_off_where_the_session_gives_receipts(work):
    without = pages_of(pdf_of(work, "stembladen.pdf", aantal="1"))[0]
    work.house.writer.write(give_receipts, work.session)
    vote = work.step("vote")
    told = pages_of(pdf_of(work, "stembladen.pdf", aantal="1"))[0]
    kept = {ballot.receipt for ballot in printed(work, vote.id).values() if ballot.receipt}
    assert "Jouw bewijs" not in without
    assert re.findall(r"Jouw bewijs: ([a-z-]+)", told) == list(kept)


def test_the_first_vote_is_meant_where_none_is_named_and_a_counted_one_is_refused(work):
    vote = work.step("vote")
    pdf_of(work, "stembladen.pdf", aantal="2")
    assert len(printed(work, vote.id)) == 2
    work.actions("Hulp in de bib", "Een open balie")
    work.open("vote")
    work.fien.get(f"{work.base}/stap/{vote.id}/tellen").post(f"{work.base}/stap/{vote.id}/tellen")
    page = work.fien.get(f"/druk/{work.session}/stembladen")
    assert "Zet eerst een stemming in het draaiboek." in page.text
    token = page.get(f"/traject/{work.trajectory}").fields("csrf")[0]
    assert page.post(f"/druk/{work.session}/stembladen.pdf", {"stap": vote.id, "csrf": token}).status == 404


def test_no_more_is_printed_than_makes_sense(work):
    asked = {number: work.fien.get(f"/druk/{work.session}/stembladen?aantal={number}").fields("aantal")
             for number in ("99999", "9999", "0", "x")}  # fmt: skip
    assert asked == {"99999": ["20"], "9999": ["1000"], "0": ["1"], "x": ["20"]}


def test_every_slip_of_the_file_has_a_code_of_its_own_to_tear_off(work):
    pages = pages_of(pdf_of(work, "ideeenbriefjes.pdf?aantal=5"))
    assert [page.count("Mijn idee") for page in pages] == [4, 1]
    words = re.findall(r"Code van je idee:\s*(\w+-\w+-\w+)", " ".join(pages))
    assert len(set(words)) == 5
    assert "localhost/idee" in pages[0]
    assert len(pages_of(pdf_of(work, "ideeenbriefjes.pdf?aantal=2&groot=1"))) == 2


def test_the_files_to_join_by_carry_the_code_and_every_table_its_number(work):
    code = work.read("code")
    sheets = pages_of(pdf_of(work, "aansluitblad.pdf?aantal=2"))
    cards = pages_of(pdf_of(work, "tafelkaarten.pdf"))
    assert [f"{code[:3]} {code[3:]}" in sheet for sheet in sheets] == [True, True]
    assert len(cards) == -(-work.read("table_count") // 2)
    assert "Tafel" in cards[0]


def test_one_file_holds_all_paper_for_so_many_people(work):
    answer = pdf_of(work, "alles.zip", mensen="10")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as pack:
        counts = {name: len(PdfReader(io.BytesIO(pack.read(name))).pages) for name in pack.namelist()}
    assert counts == {
        "1-doe-mee.pdf": 10, "2-tafelkaarten.pdf": 4, "3-ideeenbriefjes.pdf": 3, "3-ideeenbriefjes-groot.pdf": 4,
        "4-stembladen.pdf": 2, "4-stembladen-groot.pdf": 4,
    }  # fmt: skip
    assert len(printed(work, work.step("vote").id)) == 6 + 4


def test_a_table_card_knows_its_table(work):
    page = work.fien.get(f"/druk/{work.session}/tafelkaarten").page
    assert page.count('class="table-card"') == work.read("table_count")
    assert len(set(re.findall(r'd="(M[^"]+h7[^"]*)"', page))) >= work.read("table_count")


def test_the_sheet_to_join_by_shows_the_code_as_people_read_it(work):
    code = work.read("code")
    assert f"{code[:3]} {code[3:]}" in work.fien.get(f"/druk/{work.session}/aansluitblad").text
    assert work.fien.get(f"/druk/{work.session}/ideeenbriefjes").text.count("Mijn idee") == 4


def test_people_of_the_trajectory_may_print_and_strangers_find_nothing(work, app):
    sam = Desk(app).member(work.fien, work.trajectory, "reader", "Sam")
    vic = Desk(app).member(work.fien, work.fien.trajectory(title="Van vic"), "facilitator", "Vic")
    for page in ("stembladen", "ideeenbriefjes", "aansluitblad", "tafelkaarten"):
        assert sam.get(f"/druk/{work.session}/{page}").status == 200
        assert vic.get(f"/druk/{work.session}/{page}").status == 404


def test_who_does_not_run_the_session_sees_ballots_but_prints_none(work, app):
    sam = Desk(app).member(work.fien, work.trajectory, "reader", "Sam")
    page = sam.get(f"/druk/{work.session}/stembladen")
    assert "Download als PDF" not in page.text
    assert (
        page.post(f"/druk/{work.session}/stembladen.pdf", {"csrf": page.get("/trajecten").fields("csrf")[0]}).status
        == 403
    )


def give_receipts(tx, session_id):
    return tx.sessions.save(replace(tx.sessions.get(session_id), receipts=True)), []


def test_a_tall_stack_comes_in_parts_of_two_hundred(work):
    answer = pdf_of(work, "stembladen.pdf", aantal="201")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as pack:
        counts = {name: len(PdfReader(io.BytesIO(pack.read(name))).pages) for name in pack.namelist()}
    assert counts == {"stembladen-1.pdf": 50, "stembladen-2.pdf": 1}
    assert len(printed(work, work.step("vote").id)) == 201


@pytest.mark.parametrize(("kind", "told"), [
    ("rank", "Schrijf in elk vak een nummer."), ("moscow", "Beter wel b"), ("consent", "Waarom? Schrijf het nummer erbij."),
    ("matrix", "Hoeveel moeite? m"), ("dots", "Je hebt 3 stippen."), ("budget", "die samen hoogstens 5.000 euro kosten"),
])  # fmt: skip
def test_the_page_and_the_file_say_what_fits_the_kind_of_vote(work, kind, told):
    step = replace(work.step("vote"), kind=BallotKind(kind), options={"k": 3, "total": 5000})
    work.house.writer.write(lambda tx: (tx.sessions.save_step(step), []))
    assert told in work.fien.get(f"/druk/{work.session}/stembladen").text
    assert told in " ".join(pages_of(pdf_of(work, "stembladen.pdf", aantal="1"))[0].split())
    assert "hoogstens 3 nummers" not in work.fien.text
