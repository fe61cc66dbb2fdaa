"""Reads the content files of `sessions/content/` strictly, each into its value."""

from collections.abc import Collection, Mapping
from typing import cast

from facilitator.domain.content import (
    Cost,
    EvaluationAnswer,
    EvaluationForm,
    EvaluationQuestion,
    Face,
    Frame,
    Horizon,
    InclusionItem,
    InclusionTest,
    InspirationCard,
    Notice,
    Phone,
    Practice,
    Principle,
    RoleChoice,
    Shape,
)
from facilitator.domain.roles import Role
from facilitator.domain.toml_file import BadFile, Table, read

TITLE_LIMIT = 60
QUESTION_LIMIT = 120
WORD_LIMIT = 30
SENTENCE_LIMIT = 120
NOTICE_WORDS = 150
MOST_QUESTIONS = 20


class BadContent(BadFile):
    """A content file cannot be used; the text says in which file and line, and what to do."""


def parse_frame(text: str, filename: str) -> Frame:
    """Read the principles."""
    file = read(text, filename, BadContent)
    file.has_only(("title", "principle"))
    tables = file.tables("principle")
    frame = Frame(file.text("title", TITLE_LIMIT), tuple(_principle(table) for table in tables))
    _refuse_doubles(tables, [principle.code for principle in frame.principles], "code")
    return frame


def _principle(table: Table) -> Principle:
    table.has_only(("code", "name", "summary", "questions"))
    return Principle(
        code=table.text("code", 4),
        name=table.text("name", TITLE_LIMIT),
        summary=table.text("summary", 200),
        questions=table.texts("questions", QUESTION_LIMIT),
    )


def parse_inclusion_test(text: str, filename: str, principles: Collection[str]) -> InclusionTest:
    """Read the inclusietoets, whose items point to these principles."""
    file = read(text, filename, BadContent)
    file.has_only(("title", "answers", "item"))
    answers = file.table("answers")
    answers.has_only(("yes", "partly", "no", "not_applicable"))
    tables = file.tables("item")
    items = tuple(_inclusion_item(table, principles) for table in tables)
    _refuse_doubles(tables, [item.number for item in items], "number")
    return InclusionTest(file.text("title", TITLE_LIMIT), answers.every_text(WORD_LIMIT), items)


def _inclusion_item(table: Table, principles: Collection[str]) -> InclusionItem:
    table.has_only(("number", "question", "principle"), ("is_key", "task"))
    return InclusionItem(
        number=table.number("number", 1, 99),
        question=table.text("question", QUESTION_LIMIT),
        principle=table.choice("principle", principles),
        is_key=table.flag("is_key"),
        task=table.text("task", QUESTION_LIMIT) if "task" in table else "",
    )


def parse_inspiration(text: str, filename: str, principles: Collection[str]) -> tuple[InspirationCard, ...]:
    """Read the inspiration cards, which point to these principles."""
    file = read(text, filename, BadContent)
    file.has_only(("card",))
    tables = file.tables("card")
    cards = tuple(_card(table, principles) for table in tables)
    _refuse_doubles(tables, [card.number for card in cards], "number")
    return cards


def _card(table: Table, principles: Collection[str]) -> InspirationCard:
    table.has_only(("number", "title", "principle", "audience", "domains", "horizon", "cost"))
    return InspirationCard(
        number=table.number("number", 1, 99),
        title=table.text("title", TITLE_LIMIT),
        principle=table.choice("principle", principles),
        audience=table.text("audience", TITLE_LIMIT),
        domains=table.texts("domains", WORD_LIMIT),
        horizon=cast(Horizon, table.choice("horizon", ("K", "M", "L"))),
        cost=cast(Cost, table.choice("cost", ("€", "€€", "€€€"))),
    )


def parse_evaluation(text: str, filename: str) -> EvaluationForm:
    """Read the evaluation form; each question names its scale of answers, or none when it is open."""
    file = read(text, filename, BadContent)
    file.has_only(("for_municipality", "scale", "question"))
    scales = {table.text("name", WORD_LIMIT): _scale(table) for table in file.tables("scale")}
    tables = file.tables("question")
    questions = tuple(_evaluation_question(table, scales) for table in tables)
    _refuse_doubles(tables, [question.number for question in questions], "number")
    return EvaluationForm(questions, file.texts("for_municipality", QUESTION_LIMIT))


def _scale(table: Table) -> tuple[EvaluationAnswer, ...]:
    table.has_only(("name", "keys", "words", "faces"))
    keys, words, faces = (table.texts(key, WORD_LIMIT) for key in ("keys", "words", "faces"))
    if not len(set(keys)) == len(words) == len(faces):
        table.refuse("geef bij elk antwoord één eigen «keys», één «words» en één «faces»", "keys")
    if not set(faces) <= {"glad", "neutral", "sad"}:
        table.refuse("een gezicht is glad, neutral of sad", "faces")
    return tuple(EvaluationAnswer(*answer) for answer in zip(keys, words, cast(tuple[Face, ...], faces), strict=True))


def _evaluation_question(table: Table, scales: Mapping[str, tuple[EvaluationAnswer, ...]]) -> EvaluationQuestion:
    table.has_only(("number", "text"), ("scale", "in_room"))
    return EvaluationQuestion(
        number=table.number("number", 1, MOST_QUESTIONS),
        text=table.text("text", QUESTION_LIMIT),
        answers=scales[table.choice("scale", scales)] if "scale" in table else (),
        in_room=table.flag("in_room"),
    )


def parse_practice(text: str, filename: str) -> Practice:
    """Read the practice question."""
    file = read(text, filename, BadContent)
    file.has_only(("question", "answers"))
    return Practice(file.text("question", QUESTION_LIMIT), file.texts("answers", WORD_LIMIT))


def parse_phone(text: str, filename: str) -> Phone:
    """Read the roles, each of them once, and the sentences."""
    file = read(text, filename, BadContent)
    file.has_only(("role", "sentences"))
    tables = file.tables("role")
    roles = [_role_choice(table) for table in tables]
    _refuse_doubles(tables, [choice.role for choice in roles], "role")
    missing = [role for role in Role if role not in {choice.role for choice in roles}]
    if missing:
        file.refuse(f"hier ontbreekt de rol {', '.join(missing)}")
    return Phone({choice.role: choice for choice in roles}, file.table("sentences").every_text(SENTENCE_LIMIT))


def _role_choice(table: Table) -> RoleChoice:
    table.has_only(("role", "sentence", "word", "plural", "shape"))
    return RoleChoice(
        role=Role(table.choice("role", Role)),
        sentence=table.text("sentence", SENTENCE_LIMIT),
        word=table.text("word", WORD_LIMIT),
        plural=table.text("plural", WORD_LIMIT),
        shape=cast(Shape, table.choice("shape", ("circle", "square", "triangle", "hexagon"))),
    )


def parse_notice(text: str, filename: str) -> Notice:
    """Read what people are told before joining; longer than 150 words nobody reads."""
    file = read(text, filename, BadContent)
    file.has_only(("sentences", "link"))
    notice = Notice(file.texts("sentences", 300), file.text("link", TITLE_LIMIT))
    words = sum(len(sentence.split()) for sentence in notice.sentences)
    if words > NOTICE_WORDS:
        file.refuse(f"deze zinnen tellen samen {words} woorden; schrijf er hoogstens {NOTICE_WORDS}", "sentences")
    return notice


def _refuse_doubles(tables: tuple[Table, ...], names: Collection[object], key: str) -> None:
    seen: set[object] = set()
    for table, name in zip(tables, names, strict=True):
        if name in seen:
            table.refuse(f"«{name}» staat er twee keer; geef elk een eigen «{key}»", key)
        seen.add(name)
