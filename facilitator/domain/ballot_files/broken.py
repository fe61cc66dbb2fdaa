"""A file of ballots that cannot be read: the refusal says in which line, and what to do."""

from facilitator.domain.refusals import InvalidInput

# Read in a terminal by who hosts, so Dutch and not in the catalogues of the screens.
PLACE = "Kijk naar regel %(line)s van het bestand: %(reason)s"


def broken(line: int, reason: str) -> InvalidInput:
    """Return the refusal to raise: a count of half a file would be a lie. Line 0 is the file as a whole."""
    if not line:
        return InvalidInput(reason)
    sentence = PLACE
    return InvalidInput(sentence, line=line, reason=reason)
