"""Reads a TOML text that people edit, so that every refusal names the file, the line and what to do."""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import NoReturn


class BadFile(Exception):
    """A file in `sessions/` cannot be used; the text says where and what to do."""

    def __init__(self, filename: str, line: int, reason: str) -> None:
        super().__init__(f"{filename}:{line}: {reason}")
        self.filename = filename
        self.line = line
        self.reason = reason


def read(text: str, filename: str, refusal: type[BadFile]) -> "Table":
    """The whole file as one table; what is not TOML is refused with the line that the reader stopped at."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _line_of_syntax_error(str(error), text)
        raise refusal(filename, line, f"dit is geen geldige TOML ({error})") from error
    return Table(values, Lines(text), filename, refusal)


def _line_of_syntax_error(message: str, text: str) -> int:
    at_line = re.search(r"at line (\d+)", message)
    return int(at_line.group(1)) if at_line else max(1, len(text.splitlines()))


class Lines:
    """Finds the line of a table or a key, since `tomllib` forgets where things stood."""

    def __init__(self, text: str) -> None:
        self._lines = list(_without_long_texts(text))

    def of_table(self, name: str, index: int) -> int:
        """The line of the n-th `[[name]]` or `[name]`, counted from 0; the first line where there is none."""
        header = re.compile(rf"\s*\[\[?\s*{re.escape(name)}\s*\]\]?")
        found = [number for number, line in enumerate(self._lines, 1) if header.match(line)]
        return found[index] if index < len(found) else 1

    def of_key(self, key: str, table: str, index: int) -> int:
        """The line of a key in that table; the line of the table itself where the key does not stand there."""
        start = self.of_table(table, index) if table else 0
        if not key:
            return max(start, 1)
        own = list(self._region(start, table))
        for before_key in (r"^\s*", r"[{,]\s*", rf"^\s*\[+\s*(?:{re.escape(table)}\.)?"):
            pattern = re.compile(rf"{before_key}[\"']?{re.escape(key)}[\"']?\s*[=\].]")
            for number, line in own:
                if pattern.search(line):
                    return number
        return max(start, 1)

    def _region(self, start: int, table: str) -> Iterable[tuple[int, str]]:
        for number, line in enumerate(self._lines[start:], start + 1):
            inside = re.match(rf"\s*\[+\s*{re.escape(table)}\.", line)
            if table and re.match(r"\s*\[+\s*[\w\"']", line) and not inside:
                return
            yield number, line


def _without_long_texts(text: str) -> Iterable[str]:
    """The lines, blank where a text of several lines goes on: what looks like a key in there is none."""
    inside = False
    for line in text.splitlines():
        yield "" if inside else line
        if (line.count('"""') + line.count("'''")) % 2:
            inside = not inside


class Table:
    """One table of the file: gives values of the kind and size asked for, or refuses with the line."""

    def __init__(
        self,
        values: Mapping[str, object],
        lines: Lines,
        filename: str,
        refusal: type[BadFile],
        name: str = "",
        index: int = 0,
        at: str = "",
    ) -> None:
        self._values = values
        self._lines = lines
        self._filename = filename
        self._refusal = refusal
        self._name = name
        self._index = index
        self._at = at

    def refuse(self, reason: str, key: str = "") -> NoReturn:
        """Refuse at the line of the key, or of the table when no key is to blame."""
        line = self._lines.of_key(key or self._at, self._name, self._index)
        raise self._refusal(self._filename, line, reason)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def has_only(self, required: Collection[str], optional: Collection[str] = ()) -> None:
        """Refuse a key that we do not know, and the lack of one that we need."""
        for key in self._values:
            if key not in required and key not in optional:
                known = [*required, *optional]
                self.refuse(f"«{key}» kennen we hier niet; {advice(known)}", key)
        for key in required:
            if key not in self._values:
                self.refuse(f"hier ontbreekt «{key}»")

    def text(self, key: str, limit: int, *, empty: bool = False, long: bool = False) -> str:
        """A text of at most `limit` characters; only a long one may have several lines."""
        value = self._values.get(key, "")
        if not isinstance(value, str):
            self.refuse(f"«{key}» is een tekst: zet er aanhalingstekens rond", key)
        return self._checked(value, key, limit, empty, long)

    def _checked(self, value: str, key: str, limit: int, empty: bool, long: bool) -> str:
        value = unicodedata.normalize("NFC", value.strip())
        if not value and not empty:
            self.refuse(f"«{key}» is leeg; schrijf er een tekst", key)
        if len(value) > limit:
            self.refuse(f"«{key}» telt {len(value)} tekens; schrijf er hoogstens {limit}", key)
        allowed = "\n" if long else ""
        if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in allowed for sign in value):
            self.refuse(f"«{key}» bevat een teken dat niet op een scherm kan; haal het weg", key)
        return value

    def texts(self, key: str, limit: int) -> tuple[str, ...]:
        """A list of at least one text."""
        value = self._values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
            self.refuse(f"«{key}» is een lijst van teksten, tussen [ en ]", key)
        return tuple(self._checked(item, key, limit, False, False) for item in value)

    def number(self, key: str, low: int, high: int) -> int:
        """A whole number between these two, both included."""
        return self._within(self._values.get(key), key, low, high)

    def numbers(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """A list of at least one whole number, each given once."""
        value = self._values.get(key)
        if not isinstance(value, list) or not value:
            self.refuse(f"«{key}» is een lijst van getallen, tussen [ en ]", key)
        numbers = tuple(self._within(item, key, low, high) for item in value)
        if len(set(numbers)) < len(numbers):
            self.refuse(f"«{key}» noemt een getal twee keer; laat er één staan", key)
        return numbers

    def _within(self, value: object, key: str, low: int, high: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.refuse(f"«{key}» is een geheel getal van {low} tot {high}, niet {shown(value)}", key)
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            self.refuse(f"«{key}» is true of false, niet {shown(value)}", key)
        return value

    def choice(self, key: str, allowed: Iterable[str]) -> str:
        """One of the allowed words."""
        value, words = self._values.get(key), list(allowed)
        if not isinstance(value, str) or value not in words:
            self.refuse(f"{shown(value)} kennen we niet als «{key}»; kies uit: {listed(words)}", key)
        return value

    def table(self, key: str) -> "Table":
        """The table under this key, empty where it is not there."""
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            self.refuse(f"«{key}» is een tabel, zoals {{ k = 3 }}", key)
        return Table(value, self._lines, self._filename, self._refusal, self._name, self._index, key)

    def tables(self, key: str) -> "tuple[Table, ...]":
        """Every `[[key]]` of the file, at least one."""
        value = self._values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
            self.refuse(f"schrijf hier minstens één [[{key}]]", key)
        return tuple(
            Table(item, self._lines, self._filename, self._refusal, key, index) for index, item in enumerate(value)
        )

    def every_text(self, limit: int) -> dict[str, str]:
        """All that stands in this table, as texts by their key."""
        return {key: self.text(key, limit) for key in self._values}


def shown(value: object) -> str:
    """A value as people know it from the file, cut where it is long."""
    if value is None:
        return "niets"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"«{text[:40]}»"


def advice(known: Collection[str]) -> str:
    """What to do about a key that is not known."""
    return f"gebruik: {listed(known)}" if known else "haal het weg"


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)
