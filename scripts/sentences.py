"""Finds every sentence that is translated: in templates, in what is refused, and in the texts that phones show."""

import ast
import functools
import inspect
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

from facilitator.domain import refusals
from facilitator.domain.content_files import parse_notice

PHONE, OFFICE = "phone", "office"
Name = str | tuple[str, str]

# What hangs on a wall or lies on a table is Dutch, and so is what programs read.
DUTCH_ONLY = ("templates/board/", "templates/print/", "templates/typst/", "templates/regions/board.html", "facilitator/api/",
              "facilitator/exports/", "facilitator/demo/", "facilitator/cli.py", "facilitator/operate.py")  # fmt: skip
ON_PHONES = (
    "templates/phone/", "templates/join/", "templates/idea/", "templates/kiosk/", "templates/info/", "templates/macros/", "templates/pictures/",
    "templates/regions/phone.html", "templates/proof/_proof.html", "templates/proof/phone.html", "facilitator/views/voting/rule_words.py",
    "facilitator/views/voting/proof.py", "facilitator/services/voting/proving.py", "templates/base.html", "sessions/", "facilitator/app.py", "facilitator/context.py",
    "facilitator/realtime/", "facilitator/web/seat/phone", "facilitator/web/join.py", "facilitator/web/house/info.py",
    "facilitator/web/seat/ideas.py", "facilitator/web/seat/kiosk.py", "facilitator/web/security.py", "facilitator/web/errors.py",
    "facilitator/services/voting/casting.py", "facilitator/services/ideas/ideas.py", "facilitator/services/sessions/joining.py",
    "facilitator/services/sessions/answers.py", "facilitator/services/voting/papers.py", "facilitator/services/house/secrets.py", "facilitator/web/seat/receipts.py", "facilitator/services/helping/hands.py", "facilitator/services/voting/receipts.py",
    "facilitator/services/helping/kiosks.py", "facilitator/services/ideas/codes.py", "facilitator/services/ideas/words.py",
    "facilitator/web/ballot_form.py", "facilitator/views/voting/answer_words.py", "facilitator/views/room/phone.py", "facilitator/views/room/desk.py", "facilitator/views/room/questions.py",
    "templates/react/", "facilitator/web/reacting.py", "facilitator/services/plan/reacting.py", "facilitator/views/plan/reacting.py",
    "facilitator/domain/plan/questions.py", "facilitator/domain/plan/presentation.py", "facilitator/views/papers/takehome.py",
    "facilitator/views/ideas/idea.py", "facilitator/views/pictures/", "facilitator/views/voting/results.py", "facilitator/views/voting/figures.py", "facilitator/views/voting/marks.py",
)  # fmt: skip
OFFICE_RULES = ("facilitator/domain/bbc/", "facilitator/domain/plan/", "facilitator/domain/voting/keying.py",
                "facilitator/domain/voting/marks.py",
                "facilitator/domain/plain_language", "facilitator/domain/shortcuts.py", "facilitator/domain/voting/paper.py",
                "facilitator/domain/coverage/")  # fmt: skip
# What makes a value of which some arguments are shown to people: their place, or their name.
SPOKEN: dict[str, tuple[int | str, ...]] = {"FieldSpec": (1, "hint")}
_PLACE = re.compile(r"%\(\w+\)[a-z]|\{\w+\}|%%")
_REFUSALS = {name for name, kind in inspect.getmembers(refusals, inspect.isclass) if issubclass(kind, refusals.Refusal)}


@functools.cache
def sentences(root: Path) -> dict[Name, str]:
    """Return every sentence of the source, and whether phones show it or only the office."""
    found: dict[Name, str] = {}
    for path in sorted(
        [*root.glob("templates/**/*.html"), *root.glob("facilitator/**/*.py"), *root.glob("sessions/**/*.toml")]
    ):
        place = path.relative_to(root).as_posix()
        if place.startswith(DUTCH_ONLY):
            continue
        kind = PHONE if _is_on_phones(place) else OFFICE
        for name in _READERS[path.suffix](path):
            if found.get(name) != PHONE:
                found[name] = kind
    return found


def places(sentence: str) -> set[str]:
    """Return the places of a sentence where values come."""
    return set(_PLACE.findall(sentence))


def _is_on_phones(place: str) -> bool:
    if place.startswith(ON_PHONES):
        return True
    return place.startswith("facilitator/domain/") and not place.startswith(OFFICE_RULES)


def _of_template(path: Path) -> Iterator[Name]:
    environment = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701  # it draws nothing
    tree = environment.parse(path.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        if name in ("_", "gettext"):
            yield from _said(call.args[0])
        elif name == "ngettext":
            yield from ((one, many) for one in _said(call.args[0]) for many in _said(call.args[1]))


def _said(value: nodes.Expr) -> Iterator[str]:
    if isinstance(value, nodes.Const) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, nodes.CondExpr):
        yield from _said(value.expr1)
        yield from _said(value.expr2) if value.expr2 else ()


def _of_module(path: Path) -> Iterator[Name]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = path.name == "refusals.py"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node, inside)
        elif inside and isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "message":
            yield from _texts(node.value)


def _of_call(call: ast.Call, inside: bool) -> Iterator[str]:
    if call.args and _is_saying(call.func, inside):
        yield from _texts(call.args[0])
    elif isinstance(call.func, ast.Name) and call.func.id in SPOKEN:
        given = dict(enumerate(call.args)) | {word.arg: word.value for word in call.keywords}
        shown = (given[name] for name in SPOKEN[call.func.id] if name in given)
        yield from (text for value in shown if not isinstance(value, ast.JoinedStr) for text in _texts(value))


def _is_saying(function: ast.expr, inside: bool) -> bool:
    name = (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )
    return name in _REFUSALS or name in ("_", "N_") or (inside and name == "__init__")


def _texts(value: ast.expr) -> Iterator[str]:
    """Return the sentence that stands here, or both where one is chosen."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _texts(value.body)
        yield from _texts(value.orelse)
    elif isinstance(value, ast.JoinedStr):
        raise TypeError(f"line {value.lineno}: write the sentence out, with places: {ast.unparse(value)}")


def _of_content(path: Path) -> Iterator[Name]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    if path.parent.name == "sessions":
        yield content["title"]
        for step in content["step"]:
            yield from (step[key] for key in ("title", "phone_text") if step.get(key))
    elif path.stem == "gsm":
        yield from (role[key] for role in content["role"] for key in ("sentence", "word", "plural"))
    elif path.stem == "stemmingen":
        yield from (vote["title"] for vote in content["vote"])
    elif path.stem == "oefenvraag":
        yield from (content["question"], *content["answers"])
    elif path.stem == "privacy":
        yield from (*parse_notice(path.read_text(encoding="utf-8"), path.name).patterns, content["link"])
    elif path.stem == "evaluatieformulier":
        yield from (question["text"] for question in content["question"])
        yield from (word for scale in content["scale"] for word in scale["words"])


_READERS = {".html": _of_template, ".py": _of_module, ".toml": _of_content}
