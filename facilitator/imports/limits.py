"""How much of a file is read, and the refusals of a file that is no table."""

from facilitator.domain.refusals import InvalidInput, TooLarge
from facilitator.domain.text import N_

BYTES = 8_000_000
UNPACKED = 80_000_000
ENTRIES = 2_000
SHEETS, ROWS, COLUMNS, CELLS, SIGNS = 40, 20_000, 300, 1_000_000, 16_000_000
MEMORY = 1_000_000_000
# A library may loop for ever on a broken file; an honest one takes a second.
SECONDS = 15
BROKEN = N_("Dit bestand is beschadigd. Bewaar het opnieuw en probeer nog eens.")
LOCKED = N_("Dit bestand heeft een wachtwoord. Haal het weg en probeer opnieuw.")
NO_TABLE = N_("Kies een rekenblad (XLSX, ODS, XLS) of een CSV-bestand.")
UNSAFE = N_("In dit bestand staat iets dat we niet openen. Bewaar het opnieuw als XLSX.")


class FileTooLarge(TooLarge):
    """The file is larger than any plan."""

    def __init__(
        self, sentence: str = "Dit bestand is te groot. Haal weg wat niet nodig is.", **values: object
    ) -> None:
        super().__init__(sentence, **values)


def check_size(sheet: str, rows: int, columns: int) -> None:
    """Refuse a sheet with more rows or columns than any plan has."""
    if columns > COLUMNS:
        raise InvalidInput(
            "Blad «%(sheet)s» heeft %(n)s kolommen. Hou er hoogstens %(most)s.", sheet=sheet, n=columns, most=COLUMNS
        )
    if rows > ROWS:
        raise InvalidInput(
            "Blad «%(sheet)s» loopt tot rij %(n)s. Hou er hoogstens %(most)s.", sheet=sheet, n=rows, most=ROWS
        )
