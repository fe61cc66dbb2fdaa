"""Tells whether a short description begins with a deed: «We …», or a verb from our list."""

_WORDS = """
bied/bieden bouw/bouwen breng/brengen breid/breiden betrek/betrekken bereik/bereiken bespreek/bespreken
bezorg/bezorgen begeleid/begeleiden bundel/bundelen communiceer/communiceren coördineer/coördineren
creëer/creëren deel/delen ga/gaan geef/geven haal/halen help/helpen herbekijk/herbekijken
herschrijf/herschrijven herwerk/herwerken hou/houd/houden huur/huren informeer/informeren installeer/installeren
investeer/investeren kies/kiezen kijk/kijken koop/kopen koppel/koppelen laat/laten leen/lenen leer/leren
leg/leggen lever/leveren luister/luisteren maak/maken meet/meten neem/nemen nodig/nodigen oefen/oefenen
onderhoud/onderhouden onderzoek/onderzoeken ondersteun/ondersteunen ontwikkel/ontwikkelen open/openen
organiseer/organiseren plaats/plaatsen plan/plannen promoot/promoten publiceer/publiceren reik/reiken
richt/richten rijd/rijden rol/rollen schaf/schaffen schenk/schenken schrijf/schrijven screen/screenen
spreek/spreken spreid/spreiden start/starten steun/steunen stel/stellen stem/stemmen stimuleer/stimuleren
stuur/sturen subsidieer/subsidiëren test/testen toets/toetsen train/trainen verbeter/verbeteren
verbind/verbinden verdeel/verdelen vereenvoudig/vereenvoudigen verhoog/verhogen verklein/verkleinen
verlaag/verlagen verleen/verlenen vermijd/vermijden vernieuw/vernieuwen verspreid/verspreiden
versterk/versterken vertaal/vertalen verwijs/verwijzen verzamel/verzamelen voer/voeren volg/volgen
voorzie/voorzien vorm/vormen vraag/vragen waarborg/waarborgen werf/werven werk/werken zet/zetten zoek/zoeken
zorg/zorgen bekijk/bekijken bemand/bemannen beperk/beperken bepaal/bepalen bevraag/bevragen bewaak/bewaken blijf/blijven
controleer/controleren doe/doen druk/drukken duid/duiden faciliteer/faciliteren herstel/herstellen hertaal/hertalen hang/hangen
leid/leiden los/lossen ontsluit/ontsluiten ontvang/ontvangen overleg/overleggen pak/pakken pas/passen praat/praten
realiseer/realiseren schakel/schakelen screen/screenen sluit/sluiten spoor/sporen vergroot/vergroten verminder/verminderen
versnel/versnellen verwerk/verwerken vind/vinden vul/vullen waardeer/waarderen wijs/wijzen
"""

VERBS = frozenset(form for verb in _WORDS.split() for form in verb.split("/"))
_WE = frozenset({"we", "wij"})
# «opstarten», «uitbouwen»: the secretary's way of beginning. Only whole verbs, since «uitleg» and «aanbod» are things.
_APART = (
    "aan",
    "achter",
    "af",
    "bij",
    "door",
    "in",
    "mee",
    "na",
    "om",
    "op",
    "over",
    "samen",
    "terug",
    "toe",
    "uit",
    "voor",
)
# «Digitaliseer», «organiseren»: every verb on these endings.
_BORROWED = ("iseer", "iseren", "iceer", "iceren", "ueer", "ueren")


def begins_with_deed(text: str) -> bool:
    """Say whether the first word is «we» or a verb that we know, in any of its plain forms."""
    first = text.split(maxsplit=1)[0].casefold().strip(".,:;!?«»\"'()") if text.split() else ""
    return first in _WE or _is_verb(first) or _is_verb(first.removesuffix("t")) or _is_whole_verb(first)


def _is_verb(word: str) -> bool:
    return word in VERBS or word.endswith(_BORROWED)


def _is_whole_verb(word: str) -> bool:
    return any(word.startswith(part) and word[len(part) :] in VERBS and word.endswith("n") for part in _APART)
