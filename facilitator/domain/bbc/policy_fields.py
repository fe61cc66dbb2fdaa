"""Finding a beleidsveld: by code, by words of its name, or by what an action says it does."""

from collections.abc import Mapping, Sequence

from facilitator.domain.text import without_accents

QUERY_LIMIT, MOST_LIKELY = 200, 4

# There is no beleidsveld for e-inclusion: these are what such actions usually come under. Words are beginnings of words.
_USUAL: Mapping[str, str] = {
    "0703": "bib",
    "0951": "dienstencentr",
    "0909": "toestel laptop tablet smartphone internetabonnement",
    "0900": "ocmw leefloon budgetbegeleiding",
    "0130": "onthaal loket balie formulier inclusietoets dienstverlening afspraak brie",
    "0119": "website webstek intranet",
    "0112": "personeel medewerker vorming",
    "0705": "buurt wijk gemeenschapscentr ontmoeting",
    "0902": "anderstalig inburger nieuwkomer taalleerder",
    "0550": "werkzoek jobs",
    "0959": "ouder senior",
    "0751": "jongere jeugd jonge",
    "0889": "school scholen leerling",
    "0830": "volwassenenonderwijs basiseducatie cursus",
    "0660": "wifi",
}


def found(fields: Mapping[str, str], query: str) -> tuple[str, ...]:
    """Return the codes that hold every word of a query in code or name; what begins with it comes first."""
    words = without_accents(query[:QUERY_LIMIT]).split()
    names = {code: without_accents(name) for code, name in fields.items()}
    fits = [code for code, name in names.items() if all(word in code or word in name for word in words)]
    begins = [code for code in fits if words and (code.startswith(words[0]) or names[code].startswith(words[0]))]
    return (*begins, *(code for code in fits if code not in begins))


def likely(fields: Mapping[str, str], text: str) -> tuple[str, ...]:
    """Return the codes that actions with such words usually have, as far as we know them."""
    words = [word.strip(".,:;!?«»()") for word in without_accents(text).split()]
    hits = {
        code: sum(word.startswith(beginning) for beginning in usual.split() for word in words)
        for code, usual in _USUAL.items()
        if code in fields
    }
    best = sorted((code for code, n in hits.items() if n), key=lambda code: -hits[code])
    return tuple(best[:MOST_LIKELY])


def with_main(codes: Sequence[str], code: str) -> tuple[str, ...]:
    """Return the codes with this one as the main one."""
    return (code, *(one for one in codes if one != code))


def with_more(codes: Sequence[str], code: str) -> tuple[str, ...]:
    """Return the codes with this one beside them."""
    return (*codes, code) if code not in codes else tuple(codes)


def without(codes: Sequence[str], code: str) -> tuple[str, ...]:
    """Return the codes without this one; the next is then the main one."""
    return tuple(one for one in codes if one != code)
