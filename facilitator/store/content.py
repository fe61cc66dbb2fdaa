"""Reads the files that sessions are made of, and the code lists that come with the project."""

import csv
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from facilitator.domain.accessibility import BadStatement, parse_statement
from facilitator.domain.content import Content, Municipality, PolicyField
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
from facilitator.domain.coverage.frame_file import parse_frames
from facilitator.domain.plain_language.guide import BadWords, parse_word_guide
from facilitator.domain.plan.wording_file import parse_action_form
from facilitator.domain.sessions.runsheet import BadRunSheet, RunSheet, parse
from facilitator.domain.sessions.vote_texts import BadVoteTexts, parse_vote_texts
from facilitator.domain.toml_file import BadFile

Read = TypeVar("Read")


def load_runsheets(folder: Path) -> dict[str, RunSheet]:
    """Every run sheet of the folder by its name, the municipality's own included; `BadRunSheet` for a bad one."""
    sheets = (parse(_text(path, folder, BadRunSheet), _shown(path, folder)) for path in sorted(folder.glob("*.toml")))
    return {sheet.name: sheet for sheet in sheets}


def load_content(folder: Path) -> Content:
    """The texts of the folder's `content/`; `BadContent` for a file that is bad or not there."""

    def loaded(name: str, parse_one: Callable[[str, str], Read], refusal: type[BadFile] = BadContent) -> Read:
        path = folder / "content" / name
        return parse_one(_text(path, folder, refusal), _shown(path, folder))

    frame = loaded("principes.toml", parse_frame)
    codes = [principle.code for principle in frame.principles]
    return Content(
        frame=frame,
        inclusion_test=loaded("inclusietoets.toml", lambda text, name: parse_inclusion_test(text, name, codes)),
        inspiration=loaded("inspiratiekaarten.toml", lambda text, name: parse_inspiration(text, name, codes)),
        evaluation=loaded("evaluatieformulier.toml", parse_evaluation),
        practice=loaded("oefenvraag.toml", parse_practice),
        phone=loaded("gsm.toml", parse_phone),
        notice=loaded("privacy.toml", parse_notice),
        words=loaded("klare-taal.toml", parse_word_guide, BadWords),
        statement=loaded("toegankelijkheid.toml", parse_statement, BadStatement),
        votes=loaded("stemmingen.toml", parse_vote_texts, BadVoteTexts),
        frames=loaded("kaders.toml", lambda text, name: parse_frames(text, name, frame)),
        action_form=loaded("actieformulier.toml", parse_action_form),
    )


def _text(path: Path, folder: Path, refusal: type[BadFile]) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise refusal(_shown(path, folder), 1, "dit bestand kunnen we niet lezen; zet het terug") from error
    try:
        # Editors on Windows put a mark before the text and end lines with two signs.
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise refusal(_shown(path, folder), line, "bewaar dit bestand als UTF-8") from error


def _shown(path: Path, folder: Path) -> str:
    """The path as people know it: from the folder of the sessions on."""
    return path.relative_to(folder.parent).as_posix()


@cache
def load_municipalities() -> tuple[Municipality, ...]:
    """The 285 municipalities of Flanders, in the order of their NIS code."""
    return tuple(
        Municipality(nis=row["nis"], name=row["naam"], province=row["provincie"])
        for row in _rows("gemeenten_vlaanderen_2025.csv")
    )


@cache
def load_policy_fields() -> tuple[PolicyField, ...]:
    """The beleidsvelden of the BBC that we know, in the order of their code."""
    return tuple(
        PolicyField(
            code=row["beleidsveld"],
            name=row["beleidsveld_naam"],
            cluster=row["cluster_naam"],
            certainty=row["zekerheid"],
        )
        for row in _rows("beleidsvelden_bbc.csv")
    )


@cache
def load_words() -> tuple[str, ...]:
    """The words that codes are made of, in the order of the list."""
    return tuple(_data("woorden.txt").split())


def _rows(name: str) -> Iterable[dict[str, str]]:
    return csv.DictReader(_data(name).splitlines(), delimiter=";")


def _data(name: str) -> str:
    return files("facilitator").joinpath("data", name).read_text(encoding="utf-8")
