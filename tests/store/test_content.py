"""The files of `sessions/` as they are shipped, a municipality's own beside them, and the code lists."""

import re
import shutil

import pytest

from facilitator.domain.content import Municipality, PolicyField
from facilitator.domain.content_files import BadContent
from facilitator.domain.roles import Role
from facilitator.domain.sessions.runsheet import BadRunSheet, Method, parse
from facilitator.domain.voting.ballot import BallotKind
from facilitator.store.content import load_content, load_municipalities, load_policy_fields, load_runsheets

MINUTES = {
    "intake": 90,
    "startsessie": 120,
    "werksessie-schrijven": 120,
    "werksessie-toetsen": 120,
    "inwonersgesprek": 90,
    "regiosessie": 120,
    "evaluatie": 60,
}
WORDS_A_SENTENCE = 12
WORDS_A_NOTE_SENTENCE = 14


@pytest.fixture(scope="module")
def sheets(project):
    return load_runsheets(project / "sessions")


@pytest.fixture(scope="module")
def content(project):
    return load_content(project / "sessions")


@pytest.fixture
def folder(project, tmp_path):
    """A copy of `sessions/` that a test may change."""
    return shutil.copytree(project / "sessions", tmp_path / "sessions")


def sentences(text):
    return [sentence.split() for sentence in re.split(r"[.?!\n]+", text) if sentence.strip()]


def screen_texts(sheets, content):
    for sheet in sheets.values():
        for step in sheet.steps:
            yield from (step.title, step.board_text, step.phone_text, step.read_aloud)
    for texts in content.votes.values():
        yield from (texts.title, texts.read_aloud)
    yield from content.phone.sentences.values()
    yield from (choice.sentence for choice in content.phone.roles.values())
    yield from content.notice.told("Sint-Genesius-Rode", 6)
    yield from (question.text for question in content.evaluation.questions)
    yield content.practice.question
    for step in content.action_form.steps:
        yield from (step.title, step.help, *(prompt.question for prompt in step.prompts))


def test_the_seven_formats_are_there_with_the_stated_length(sheets):
    assert {name: sheet.minutes for name, sheet in sheets.items()} == MINUTES
    assert {name: sum(step.minutes for step in sheet.steps) for name, sheet in sheets.items()} == MINUTES


def test_the_start_session_goes_from_silence_to_a_result(sheets):
    sheet = sheets["startsessie"]

    assert sheet.has_tables
    assert [(step.method, step.minutes, step.setting) for step in sheet.steps] == [
        (Method.WELCOME, 3, "plenary"),
        (Method.PRACTICE, 2, "plenary"),
        (Method.EXPLAIN, 8, "plenary"),
        (Method.STORY, 7, "plenary"),
        (Method.EXPLAIN, 12, "tables"),
        (Method.WRITE, 8, "tables"),
        (Method.TABLES, 20, "tables"),
        (Method.MERGE, 15, "plenary"),
        (Method.READ, 8, "plenary"),
        (Method.VOTE, 10, "plenary"),
        (Method.EXPLAIN, 7, "plenary"),
        (Method.RESULTS, 15, "plenary"),
        (Method.EVALUATE, 5, "plenary"),
    ]
    assert [step.title for step in sheet.steps if step.skippable] == ["Eén verhaal van een inwoner"]
    assert [step.title for step in sheet.steps if step.halvable] == ["Waar loopt het mis?"]


def test_the_votes_are_of_the_kinds_the_formats_ask_for(sheets):
    votes = {
        name: [(step.kind, step.options) for step in sheet.steps if step.method is Method.VOTE]
        for name, sheet in sheets.items()
    }

    assert {name: found for name, found in votes.items() if found} == {
        "startsessie": [(BallotKind.PICK, {"k": 3})],
        "werksessie-toetsen": [(BallotKind.MATRIX, {}), (BallotKind.MOSCOW, {})],
        "inwonersgesprek": [(BallotKind.YES_DOUBT_NO, {}), (BallotKind.PICK, {"k": 3})],
        "regiosessie": [(BallotKind.PICK, {"k": 3}), (BallotKind.CONSENT, {})],
    }


def test_nobody_may_skip_a_break_the_reading_aloud_or_a_vote(sheets):
    never = {Method.BREAK, Method.MERGE, Method.READ, Method.VOTE}

    assert [
        step.title for sheet in sheets.values() for step in sheet.steps if step.method in never and step.skippable
    ] == []


def test_every_step_says_what_to_do_on_paper(sheets):
    assert [(s.name, step.title) for s in sheets.values() for step in s.steps if "Op papier" not in step.note] == []


def test_every_sentence_that_people_read_or_hear_has_twelve_words_at_most(sheets, content):
    long = [
        words for text in screen_texts(sheets, content) for words in sentences(text) if len(words) > WORDS_A_SENTENCE
    ]

    assert long == []


def test_notes_for_the_facilitator_are_short_too(sheets):
    notes = [step.note for sheet in sheets.values() for step in sheet.steps]

    assert [words for note in notes for words in sentences(note) if len(words) > WORDS_A_NOTE_SENTENCE] == []


def test_no_text_speaks_of_faults_formal_you_or_the_words_we_do_not_use(sheets, content):
    texts = [*screen_texts(sheets, content), *(step.note for sheet in sheets.values() for step in sheet.steps)]
    unwanted = re.compile(r"\b(fout|fouten|u|uw|het bord|biljet|eerlijk verdeeld|secretaris)\b", re.IGNORECASE)

    assert [text for text in texts if unwanted.search(text)] == []


def test_the_content_has_all_that_the_methods_need(content):
    assert [(one.code, one.name, len(one.questions)) for one in content.frame.principles] == [
        ("P1", "Naar de mensen toe", 5),
        ("P2", "Samen met inwoners", 5),
        ("P3", "Elke dienst doet mee", 5),
        ("P4", "De digitale kloof kleiner maken", 5),
        ("P5", "Makkelijker maken, sterker maken", 4),
    ]
    assert [item.number for item in content.inclusion_test.items] == list(range(1, 16))
    assert [item.number for item in content.inclusion_test.items if item.is_key] == [1, 3, 9, 15]
    assert all(item.task for item in content.inclusion_test.items)
    assert [card.number for card in content.inspiration] == list(range(1, 21))
    assert [question.number for question in content.evaluation.questions] == list(range(1, 9))
    assert [question.number for question in content.evaluation.asked()] == [1, 2, 5]
    assert [question.number for question in content.evaluation.questions if question.is_open] == [8]
    assert content.practice.answers == ("Koffie", "Thee", "Water")
    assert {role: choice.shape for role, choice in content.phone.roles.items()} == {
        Role.CITIZEN: "circle",
        Role.STAFF: "square",
        Role.POLITICIAN: "triangle",
        Role.PARTNER: "hexagon",
    }
    assert len(content.notice.sentences) == 3


def test_an_evaluation_asks_questions_that_stand_in_the_form(sheets, content):
    known = {question.number for question in content.evaluation.questions}
    asked = [step.options.get("questions", []) for sheet in sheets.values() for step in sheet.steps]

    assert [number for numbers in asked for number in numbers if number not in known] == []


def test_a_run_sheet_of_the_municipality_stands_beside_ours(folder):
    shutil.copy(folder / "evaluatie.toml", folder / "buurtgesprek.toml")

    assert set(load_runsheets(folder)) == {*MINUTES, "buurtgesprek"}


def test_a_run_sheet_saved_on_windows_is_read(folder, sheets):
    path = folder / "intake.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert load_runsheets(folder) == sheets


def test_a_bad_run_sheet_is_refused_by_file_and_line(folder):
    path = folder / "intake.toml"
    path.write_text(path.read_text().replace('method = "circles"', 'method = "squares"'))
    line = path.read_text().splitlines().index('method = "squares"') + 1

    with pytest.raises(BadRunSheet, match=rf"^sessions/intake\.toml:{line}: «squares» kennen we niet als «method»"):
        load_runsheets(folder)


def test_a_run_sheet_in_another_encoding_is_refused_at_its_line(folder):
    (folder / "eigen.toml").write_bytes('# één\ntitle = "Eén"'.encode("latin-1"))

    with pytest.raises(BadRunSheet) as caught:
        load_runsheets(folder)

    assert str(caught.value) == "sessions/eigen.toml:1: bewaar dit bestand als UTF-8"


def test_a_missing_content_file_is_refused_by_name(folder):
    (folder / "content" / "gsm.toml").unlink()

    with pytest.raises(BadContent) as caught:
        load_content(folder)

    assert str(caught.value) == "sessions/content/gsm.toml:1: dit bestand kunnen we niet lezen; zet het terug"


def test_a_card_that_points_to_a_principle_gone_is_refused(folder):
    path = folder / "content" / "principes.toml"
    path.write_text(path.read_text().replace('code = "P2"', 'code = "P9"'))

    with pytest.raises(BadContent, match=r"^sessions/content/inclusietoets\.toml:\d+: «P2» kennen we niet"):
        load_content(folder)


def test_another_number_of_principles_than_five_is_fine(folder):
    path = folder / "content" / "principes.toml"
    extra = '\n[[principle]]\ncode = "P6"\nname = "Samen met de buren"\nsummary = "Kort."\nquestions = ["Wie?"]\n'
    path.write_text(path.read_text() + extra)

    assert len(load_content(folder).frame.principles) == 6


def test_all_municipalities_of_flanders_are_known_by_nis_code():
    municipalities = load_municipalities()

    assert len(municipalities) == len({one.nis for one in municipalities}) == 285
    assert municipalities[1] == Municipality(nis="11002", name="Antwerpen", province="Antwerpen")
    assert len({one.province for one in municipalities}) == 5


def test_policy_fields_keep_the_zero_that_leads_their_code():
    fields = load_policy_fields()

    assert len(fields) == len({field.code for field in fields}) == 145
    assert fields[0] == PolicyField(
        code="0010",
        name="Algemene overdrachten tussen de verschillende bestuurlijke niveaus",
        cluster="Algemene financiering",
        certainty="code+naam gezien",
    )
    assert [field.code for field in fields if not (len(field.code) == 4 and field.code.isdecimal())] == []
    assert sum(field.certainty == "naam gezien; code niet gezien (afgeleid)" for field in fields) == 3


def test_the_example_in_the_documentation_is_a_good_run_sheet(project):
    example = re.search(r"```toml\n(.*?)```", (project / "docs" / "run-sheets.md").read_text(), re.DOTALL)

    assert [step.method for step in parse(example[1], "buurtgesprek.toml").steps] == [Method.WRITE, Method.VOTE]
