"""The texts that belong to each kind of vote, and what becomes of a step's own when its kind changes."""

import pytest

from facilitator.domain.sessions.vote_texts import BadVoteTexts, VoteTexts, fitting, parse_vote_texts
from facilitator.domain.voting.ballot import BallotKind

GOOD = "".join(
    f'[[vote]]\nkind = "{kind}"\ntitle = "Titel {kind}"\nread_aloud = "Lees {kind}."\nnote = "Nota."\n'
    for kind in BallotKind
)


def test_every_kind_has_its_texts():
    found = parse_vote_texts(GOOD, "stemmingen.toml")

    assert list(found) == list(BallotKind)
    assert found[BallotKind.RANK] == VoteTexts("Titel rank", "Lees rank.", "Nota.")


KNOWN = (
    "stemmingen.toml:12: «stip» kennen we niet als «kind»; kies uit: pick, yes_doubt_no, dots, rank, matrix, moscow, consent, "
    "budget"
)
KEYS = "stemmingen.toml:3: «titel» kennen we hier niet; gebruik: kind, title, read_aloud, note"


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ('"budget"', '"rank"', "stemmingen.toml:1: zet elke soort stemming er één keer in; kijk na: budget"),
        ('kind = "dots"', 'kind = "stip"', KNOWN),
        ('title = "Titel pick"', 'titel = "x"', KEYS),
    ],
)  # fmt: skip
def test_a_fault_is_refused_with_its_line(old, new, refusal):
    with pytest.raises(BadVoteTexts) as caught:
        parse_vote_texts(GOOD.replace(old, new, 1), "stemmingen.toml")
    assert str(caught.value) == refusal


def test_what_is_ours_goes_along_with_the_kind_and_what_was_typed_stays():
    new = VoteTexts("Zet ze op volgorde", "Welke komt eerst?", "Neem je tijd.")
    texts = {"title": "Kies  er\ndrie", "read_aloud": "Kies voor onze wijk.", "note": "", "board_text": "Kies er drie."}

    assert fitting(texts, {"Kies er drie", "Kies er drie."}, new) == {
        "title": "Zet ze op volgorde", "read_aloud": "Kies voor onze wijk.", "note": "Neem je tijd.", "board_text": "",
    }  # fmt: skip
