"""Our own pictograms: each a small drawing with its word, chosen for an action when ideas are merged."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.refusals import InvalidInput
from facilitator.domain.text import N_

WHOLE = 4  # A shorter hint counts only as the beginning of a word: «bus», but not «globus».


@dataclass(frozen=True)
class Pictogram:
    """A drawing by its name, the word that always stands beside it, and the parts of words that call for it."""

    name: str
    word: str
    hints: tuple[str, ...]


PICTOGRAMS: tuple[Pictogram, ...] = (
    Pictogram("computer", N_("computer"), ("computer", "laptop", "scherm", "digibank")),
    Pictogram("phone", N_("gsm"), ("gsm", "smartphone", "mobiel", "app", "itsme", "tablet")),
    Pictogram("internet", N_("internet"), ("internet", "wifi", "online", "netwerk", "website")),
    Pictogram("lesson", N_("les"), ("les", "cursus", "opleiding", "vorming", "workshop", "leren", "oefen")),
    Pictogram("help", N_("hulp"), ("hulp", "help", "steun", "begeleid", "digihelp", "ondersteun")),
    Pictogram("library", N_("bib"), ("bib", "boek")),
    Pictogram("read", N_("lezen"), ("lezen", "lees", "klare", "begrijp", "eenvoudig", "duidelijk")),
    Pictogram("language", N_("taal"), ("taal", "nederlands", "woorden", "spreken", "praat", "gesprek", "babbel")),
    Pictogram("world", N_("alle talen"), ("talen", "vertaal", "vertaling", "tolk", "wereld", "anderstalig")),
    Pictogram("form", N_("formulier"), ("formulier", "papier", "invullen", "brief", "attest", "document", "aanvraag")),
    Pictogram("counter", N_("loket"), ("loket", "balie", "onthaal", "dienst", "gemeentehuis", "stadhuis", "afspraak")),
    Pictogram("call", N_("telefoon"), ("telefoon", "bellen", "belt", "belpunt", "nummer")),
    Pictogram("info", N_("info"), ("info", "wegwijs", "folder", "gids", "krant", "aankondig", "bekend")),
    Pictogram("question", N_("vraag"), ("vraag", "vragen", "luister", "bevraag", "inspraak")),
    Pictogram("house", N_("thuis"), ("thuis", "huis", "woning", "wonen", "kamer")),
    Pictogram("neighbourhood", N_("buurt"), ("buurt", "wijk", "dorp", "buren", "straat", "deelgemeente")),
    Pictogram("bus", N_("bus"), ("bus", "vervoer", "belbus", "rijden", "mobiliteit")),
    Pictogram("money", N_("geld"), ("geld", "betaal", "goedko", "kost", "prijs", "tarief", "euro", "uitpas")),
    Pictogram("school", N_("school"), ("school", "leerling", "klas", "student", "leerkracht")),
    Pictogram("child", N_("kind"), ("kind", "jong", "gezin", "ouders", "jeugd", "baby")),
    Pictogram("elderly", N_("oudere"), ("oudere", "senior", "bejaard", "woonzorg", "grootouder")),
    Pictogram("care", N_("zorg"), ("zorg", "gezond", "dokter", "ziek", "welzijn", "ocmw")),
    Pictogram("work", N_("werk"), ("werk", "vdab", "baan", "job", "collega", "personeel", "medewerker")),
    Pictogram("volunteer", N_("vrijwilliger"), ("vrijwillig", "buddy", "ambassadeur", "maatje")),
    Pictogram("group", N_("groep"), ("groep", "samen", "vereniging", "overleg", "team", "netwerken")),
    Pictogram("meet", N_("ontmoeten"), ("ontmoet", "café", "cafe", "koffie", "feest", "salon", "babbelbar")),
    Pictogram("calendar", N_("agenda"), ("agenda", "uren", "openings", "avond", "week", "dag", "maand", "permanentie")),
    Pictogram("safe", N_("veilig"), ("veilig", "privacy", "wachtwoord", "fraude", "phishing", "oplicht", "vertrouw")),
    Pictogram("see", N_("zien"), ("zien", "blind", "slechtziend", "voorlees", "letters", "leesbaar")),
    Pictogram("hear", N_("horen"), ("horen", "doof", "slechthorend", "gebarentaal", "geluid")),
    Pictogram("wheelchair", N_("rolstoel"), ("rolstoel", "toegankelijk", "handicap", "beperking", "drempel")),
    Pictogram("lend", N_("uitlenen"), ("uitleen", "leen", "lenen", "ruil", "tweedehands", "herstel", "doorgeven")),
    Pictogram("idea", N_("idee"), ("idee", "voorstel", "proef")),
    Pictogram("star", N_("ster"), ("ster", "prijs", "label", "beste", "kampioen")),
)
BY_NAME: Mapping[str, Pictogram] = {one.name: one for one in PICTOGRAMS}


def known(name: object) -> str:
    """Return the name of a pictogram, empty for none; InvalidInput for what is neither."""
    if not isinstance(name, str) or (name and name not in BY_NAME):
        raise InvalidInput("Kies een pictogram uit de lijst.")
    return name


def word(name: str) -> str:
    """Return the word that stands beside a pictogram, empty where there is none."""
    return BY_NAME[name].word if name in BY_NAME else ""


def suggested(title: str) -> str:
    """Return the pictogram that a title calls for: that of its first word with a hint, the longest hint of it."""
    for part in re.findall(r"\w+", title.lower()):
        calling = [(len(hint), one.name) for one in PICTOGRAMS for hint in one.hints if _calls(hint, part)]
        if calling:
            return max(calling, key=lambda found: found[0])[1]
    return ""


def _calls(hint: str, part: str) -> bool:
    return part.startswith(hint) or (len(hint) > WHOLE and hint in part)
