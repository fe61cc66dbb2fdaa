"""Keying paper for tests of pages: a line at a time, by whoever is named."""


def line(work, vote, text, keyer=""):
    """Return the form of one line."""
    return {"line": text, "keyer": keyer, "step": vote.id, "key": work.key()}


def enter(work, vote, text, keyer=""):
    """Key one ballot, and return who stands at the page that answers."""
    return work.fien.get(f"{work.base}/papier").post(f"{work.base}/papier/stem", line(work, vote, text, keyer))


def heard(page):
    """Return what a page says, as one hears it: a comma follows its word."""
    return page.text.replace(" ,", ",")
