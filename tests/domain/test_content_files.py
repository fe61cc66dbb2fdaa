"""Content around a session: what good files become, and how each fault is named."""

import pytest

from facilitator.domain.content import (
    EvaluationAnswer,
    EvaluationForm,
    EvaluationQuestion,
    Frame,
    InclusionItem,
    InclusionTest,
    InspirationCard,
    Notice,
    Practice,
    Principle,
    RoleChoice,
)
from facilitator.domain.content_files import (
    BadContent,
    parse_evaluation,
    parse_frame,
    parse_inclusion_test,
    parse_inspiration,
    parse_notice,
    parse_phone,
    parse_practice,
)
from facilitator.domain.roles import Role

FRAME = """\
title = "Kader"
[[principle]]
code = "P1"
name = "Naar de mensen toe"
summary = "Wij gaan naar plekken waar mensen zijn."
questions = ["Wie bereiken we niet?", "Waar komen zij?"]
"""
INCLUSION = """\
title = "Toets"
[answers]
yes = "ja"
partly = "deels"
no = "nee"
not_applicable = "niet van toepassing"
[[item]]
number = 1
question = "Kan het zonder internet?"
principle = "P1"
is_key = true
[[item]]
number = 2
question = "Is het even snel?"
principle = "P1"
task = "Maak het even snel."
"""
CARDS = """\
[[card]]
number = 4
title = "Leen een laptop"
principle = "P1"
audience = "gezinnen"
domains = ["welzijn", "onderwijs"]
horizon = "K"
cost = "€€€"
"""
EVALUATION = """\
for_municipality = ["Wat kan beter?"]
[[scale]]
name = "tijd"
keys = ["little", "good"]
words = ["Te weinig", "Goed"]
faces = ["sad", "glad"]
[[question]]
number = 1
text = "Was er tijd?"
scale = "tijd"
[[question]]
number = 2
text = "Wat nog?"
in_room = true
"""
PRACTICE = 'question = "Wat drink je?"\nanswers = ["Koffie", "Thee"]\n'
NOTICE = 'sentences = ["{municipality} wist je tekst na {months} maanden."]\nlink = "Lees meer"\n'


def role(name: str, shape: str) -> str:
    return f'[[role]]\nrole = "{name}"\nsentence = "Ik ben {name}"\nword = "{name}"\nplural = "{name}s"\nshape = "{shape}"\n'


PHONE = (
    role("citizen", "circle")
    + role("staff", "square")
    + role("politician", "triangle")
    + role("partner", "hexagon")
    + '[sentences]\nwelcome = "Welkom."\n'
)


def test_principles_are_read_with_their_questions():
    assert parse_frame(FRAME, "p.toml") == Frame(
        "Kader",
        (
            Principle(
                code="P1",
                name="Naar de mensen toe",
                summary="Wij gaan naar plekken waar mensen zijn.",
                questions=("Wie bereiken we niet?", "Waar komen zij?"),
            ),
        ),
    )


def test_the_inclusietoets_is_read_with_its_key_items():
    assert parse_inclusion_test(INCLUSION, "i.toml", ["P1"]) == InclusionTest(
        "Toets",
        {"yes": "ja", "partly": "deels", "no": "nee", "not_applicable": "niet van toepassing"},
        (
            InclusionItem(number=1, question="Kan het zonder internet?", principle="P1", is_key=True),
            InclusionItem(2, "Is het even snel?", "P1", is_key=False, task="Maak het even snel."),
        ),
    )


def test_inspiration_cards_are_read():
    assert parse_inspiration(CARDS, "c.toml", ["P1"]) == (
        InspirationCard(4, "Leen een laptop", "P1", "gezinnen", ("welzijn", "onderwijs"), "K", "€€€"),
    )


def test_the_evaluation_form_asks_what_is_for_the_room_or_what_is_named():
    form = parse_evaluation(EVALUATION, "e.toml")
    time = EvaluationQuestion(
        1,
        "Was er tijd?",
        (EvaluationAnswer("little", "Te weinig", "sad"), EvaluationAnswer("good", "Goed", "glad")),
        in_room=False,
    )
    more = EvaluationQuestion(2, "Wat nog?", (), in_room=True)

    assert form == EvaluationForm((time, more), ("Wat kan beter?",))
    assert [time.is_open, more.is_open] == [False, True]
    assert form.asked() == (more,)
    assert form.asked([2, 1, 9]) == (time, more)


def test_the_practice_question_is_read():
    assert parse_practice(PRACTICE, "o.toml") == Practice("Wat drink je?", ("Koffie", "Thee"))


def test_roles_and_sentences_of_the_phone_are_read():
    phone = parse_phone(PHONE, "g.toml")

    assert list(phone.roles) == list(Role)
    assert phone.roles[Role.STAFF] == RoleChoice(Role.STAFF, "Ik ben staff", "staff", "staffs", "square")
    assert phone.sentences == {"welcome": "Welkom."}


def test_the_notice_tells_who_and_how_long_even_where_a_name_holds_braces():
    notice = parse_notice(NOTICE, "n.toml")

    assert notice == Notice(("{municipality} wist je tekst na {months} maanden.",), "Lees meer")
    assert notice.told("De Haan", 6) == ("De Haan wist je tekst na 6 maanden.",)
    assert notice.told("{x}", 6) == ("{x} wist je tekst na 6 maanden.",)


def frame(text):
    return parse_frame(text, "f.toml")


def inclusion_test(text):
    return parse_inclusion_test(text, "f.toml", ["P1"])


def cards(text):
    return parse_inspiration(text, "f.toml", ["P1"])


def evaluation(text):
    return parse_evaluation(text, "f.toml")


def practice(text):
    return parse_practice(text, "f.toml")


def phone(text):
    return parse_phone(text, "f.toml")


def notice(text):
    return parse_notice(text, "f.toml")


FAULTS = [
    (frame, FRAME + FRAME.removeprefix('title = "Kader"\n'), 8, "«P1» staat er twee keer; geef elk een eigen «code»"),
    (frame, FRAME.replace('name = "Naar de mensen toe"\n', ""), 2, "hier ontbreekt «name»"),
    (
        frame,
        FRAME.replace('["Wie bereiken we niet?", "Waar komen zij?"]', '"Wie?"'),
        6,
        "«questions» is een lijst van teksten, tussen [ en ]",
    ),
    (frame, 'title = "Kader"\nprinciple = 3', 2, "schrijf hier minstens één [[principle]]"),
    (
        inclusion_test,
        INCLUSION.replace("number = 2", "number = 1"),
        13,
        "«1» staat er twee keer; geef elk een eigen «number»",
    ),
    (
        inclusion_test,
        INCLUSION.replace('snel?"\nprinciple = "P1"', 'snel?"\nprinciple = "P7"'),
        15,
        "«P7» kennen we niet als «principle»; kies uit: P1",
    ),
    (inclusion_test, INCLUSION.replace('partly = "deels"\n', ""), 2, "hier ontbreekt «partly»"),
    (inclusion_test, INCLUSION.replace('no = "nee"', 'no = ""'), 5, "«no» is leeg; schrijf er een tekst"),
    (inclusion_test, INCLUSION.replace("is_key = true", "is_key = 1"), 11, "«is_key» is true of false, niet «1»"),
    (cards, CARDS.replace('"K"', '"X"'), 7, "«X» kennen we niet als «horizon»; kies uit: K, M, L"),
    (cards, CARDS.replace("€€€", "veel"), 8, "«veel» kennen we niet als «cost»; kies uit: €, €€, €€€"),
    (
        evaluation,
        EVALUATION.replace('scale = "tijd"', 'scale = "duur"'),
        10,
        "«duur» kennen we niet als «scale»; kies uit: tijd",
    ),
    (
        evaluation,
        EVALUATION.replace('["sad", "glad"]', '["sad"]'),
        4,
        "geef bij elk antwoord één eigen «keys», één «words» en één «faces»",
    ),
    (
        evaluation,
        EVALUATION.replace('["little", "good"]', '["good", "good"]'),
        4,
        "geef bij elk antwoord één eigen «keys», één «words» en één «faces»",
    ),
    (evaluation, EVALUATION.replace('"sad"', '"angry"'), 6, "een gezicht is glad, neutral of sad"),
    (practice, PRACTICE.replace('["Koffie", "Thee"]', "[]"), 2, "«answers» is een lijst van teksten, tussen [ en ]"),
    (phone, PHONE.replace(role("staff", "square"), ""), 1, "hier ontbreekt de rol staff"),
    (
        phone,
        PHONE.replace('role = "partner"', 'role = "staff"'),
        20,
        "«staff» staat er twee keer; geef elk een eigen «role»",
    ),
    (
        phone,
        PHONE.replace('"hexagon"', '"star"'),
        24,
        "«star» kennen we niet als «shape»; kies uit: circle, square, triangle, hexagon",
    ),
    (phone, PHONE.replace('"Welkom."', "1"), 26, "«welcome» is een tekst: zet er aanhalingstekens rond"),
    (
        notice,
        f'link = "Lees"\nsentences = ["{"woord " * 49}", "{"woord " * 49}", "{"woord " * 49}", "a b c d"]',
        2,
        "deze zinnen tellen samen 151 woorden; schrijf er hoogstens 150",
    ),
]


@pytest.mark.parametrize(("read", "text", "line", "reason"), FAULTS)
def test_a_fault_is_refused_with_its_line_and_what_to_do(read, text, line, reason):
    with pytest.raises(BadContent) as caught:
        read(text)

    assert str(caught.value) == f"f.toml:{line}: {reason}"


@pytest.mark.parametrize("read", [frame, inclusion_test, cards, evaluation, practice, phone, notice])
def test_what_is_no_toml_is_refused_in_every_file(read):
    with pytest.raises(BadContent, match=r"^f\.toml:2: dit is geen geldige TOML"):
        read("# eerste regel\ntitle = \n")
