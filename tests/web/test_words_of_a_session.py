"""R18: what one person reads on a phone in a whole session, from the code to the thanks, stays within sixty sentences of ours."""

import re
import tomllib

from scripts.messages import ROOT
from tests.web.hall import Hall, Phone

MOST_SENTENCES = 60
HIDDEN = re.compile(r"(?s)<(script|style|template|svg|title)\b.*?</\1>")


class Reader:
    """Somebody who reads all that stands between the tags of every page."""

    def __init__(self, phone: Phone) -> None:
        self.phone, self.texts = phone, set[str]()

    def look(self) -> None:
        for text in re.findall(r">([^<]+)<", HIDDEN.sub("", self.phone.page)):
            plain = re.sub(r"\d+", "3", " ".join(text.split()))
            self.texts |= {part for part in re.split(r"(?<=[.?!:])\s+", plain) if re.search("[a-zA-Z]{2}", part)}

    def see(self, path: str = "/sessie") -> None:
        self.phone.get(path)
        self.look()

    def send(self, path: str, **fields: object) -> None:
        self.phone.send(path, **fields)
        self.look()


def of_the_municipality() -> set[str]:
    """Return the texts of run sheet and content: they are the municipality's to change."""
    found: set[str] = set()
    for name in ("startsessie", "content/gsm", "content/oefenvraag", "content/evaluatieformulier", "content/privacy"):
        found |= _texts(tomllib.loads((ROOT / "sessions" / f"{name}.toml").read_text(encoding="utf-8")))
    return {part for text in found for part in re.split(r"(?<=[.?!:])\s+", re.sub(r"\d+", "3", text))}


def _texts(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for one in inside for text in _texts(one)}


def test_a_whole_session_is_told_in_few_sentences(app):
    hall = Hall(app)
    hall.crowd(9)
    reader = Reader(Phone(app))
    reader.see("/")
    reader.see(f"/{hall.code}")
    reader.phone.post(f"/{hall.code}", {"role": "citizen", "table": "2"})
    reader.look()
    for method in ("welcome", "practice", "explain", "story", "write", "tables", "merge", "read"):
        hall.open(method)
        reader.see()
        if method == "write":
            reader.send("/sessie/idee", text="xx")
        if method == "tables":
            reader.send("/sessie/tafel", title="xx", idea="")
    for title in ("xx", "yy", "zz"):
        hall.action(title)
    hall.open("vote")
    reader.see()
    reader.send("/sessie/stem", choice=re.findall(r'name="choice" value="([^"]+)"', reader.phone.page)[:2])
    for deed in (
        hall.stop,
        hall.count,
        hall.show,
        lambda: hall.open("results"),
        lambda: hall.open("evaluate"),
        hall.end,
    ):
        deed()
        reader.see()

    ours = reader.texts - of_the_municipality()
    # A sentence has three words at least; what is shorter is the face of a button or an answer.
    sentences = {text for text in ours if len(text.split()) >= 3}
    assert len(sentences) <= MOST_SENTENCES, sorted(sentences)
