"""Paper: printed with serials, keyed once or twice until Tel, and never counted beside a phone of the same person."""

import secrets
from dataclasses import replace

from facilitator.domain.events import BallotCast, Event
from facilitator.domain.refusals import InvalidInput, NotFound, VoteClosed
from facilitator.domain.roles import Role
from facilitator.domain.sessions.session import Participant, Step, StepState
from facilitator.domain.text import N_, one_line
from facilitator.domain.text import key as read_key
from facilitator.domain.trajectory import Account
from facilitator.domain.voting.paper import ALPHABET, SERIAL, Keyed, PaperBallot, PaperCount, PrintedBallot
from facilitator.services.house.trajectories import FACILITATORS, session_for
from facilitator.services.voting import receipts
from facilitator.services.voting.casting import rule_of, vote_step
from facilitator.store import Store

SERIAL_LIMIT = 40
MOST_PRINTED = 500
MOST_PAPERS = 2000
TAKEN_IN = (StepState.OPEN, StepState.STOPPED)


def enter_paper(tx: Store, account: Account, session_id: str, step_id: str, role: Role, choices: object,
                serial: str | None = None, keyer: str = "", key: object = None) -> tuple[str, list[Event]]:  # fmt: skip
    """Keep a paper ballot until Tel, and return its serial; a serial is keyed once by each keyer."""
    step = _vote(tx, account, session_id, step_id)
    key = read_key(key if key is not None else secrets.token_urlsafe(9))
    known = tx.keys.known(step_id, account.id, key)
    if known is not None:
        return known, []
    read = _read(tx, step, role, choices, serial, keyer)
    if step.state not in TAKEN_IN:
        raise VoteClosed()
    earlier = Keyed(tx.papers.keyed(step_id)).versions(read.serial)
    if any(ballot.keyer == read.keyer for ballot in earlier):
        raise InvalidInput("Dit stemblad is al ingevoerd. Is dit de tweede ronde? Vul dan een andere naam in.")
    seat = tx.papers.seat_of(step_id, read.serial)
    if seat is not None and tx.ballots.of_seat(step_id, seat) is not None:
        raise VoteClosed("Deze persoon stemde al met een gsm. Dit stemblad telt niet.")
    tx.papers.add(step_id, replace(read, nth=1 + max((ballot.nth for ballot in earlier), default=0)))
    tx.keys.keep(step_id, account.id, key, read.serial)
    return read.serial, [BallotCast(session_id, step_id)]


def settle_paper(tx: Store, account: Account, session_id: str, step_id: str, serial: str, role: Role,
                 choices: object) -> tuple[None, list[Event]]:  # fmt: skip
    """Say what a ballot that was read differently truly says, until Tel."""
    step = _vote(tx, account, session_id, step_id)
    right = _read(tx, step, role, choices, serial, "")
    if step.state not in TAKEN_IN:
        raise VoteClosed()
    versions = Keyed(tx.papers.keyed(step_id)).versions(right.serial)
    if not versions:
        raise NotFound()
    tx.papers.settle(step_id, right.with_reasons(versions))
    return None, [BallotCast(session_id, step_id)]


def drop_paper(tx: Store, account: Account, session_id: str, step_id: str, serial: str,
               keyer: str | None = None) -> tuple[None, list[Event]]:  # fmt: skip
    """Take a paper ballot that was keyed wrong out again, or only what one keyer read, until Tel."""
    if _vote(tx, account, session_id, step_id).state not in TAKEN_IN:
        raise VoteClosed()
    if not tx.papers.drop(step_id, serial, keyer):
        raise NotFound()
    return None, [BallotCast(session_id, step_id)]


def set_papers_out(tx: Store, account: Account, session_id: str, step_id: str, papers: int) -> tuple[None, list[Event]]:
    """Remember how many paper ballots were handed out, until Tel."""
    step = _vote(tx, account, session_id, step_id)
    if step.state not in TAKEN_IN:
        raise VoteClosed()
    if not 0 <= papers <= MOST_PAPERS:
        raise InvalidInput("Typ hoeveel papieren je uitdeelde.")
    tx.sessions.save_step(replace(step, papers_out=papers))
    return None, [BallotCast(session_id, step_id)]


def paper(store: Store, account: Account, session_id: str, step_id: str) -> Keyed:
    """Return what is keyed of paper, and by whom; nothing after counting."""
    _vote(store, account, session_id, step_id)
    return Keyed(store.papers.keyed(step_id))


def paper_count(store: Store, step_id: str) -> PaperCount:
    """Return the paper of a vote under way, in numbers."""
    keyed = Keyed(store.papers.keyed(step_id))
    return PaperCount(len(keyed.serials), len(keyed.mismatching), len(keyed.missing),
                      store.papers.linked(step_id), len(store.papers.seats_on_paper(step_id)))  # fmt: skip


def warning(store: Store, session_id: str, step_id: str, serial: str) -> str:
    """Return what is odd about a serial that may be keyed all the same; empty if nothing is."""
    printed_for = store.papers.printed_for(session_id, serial)
    if printed_for is not None and printed_for != step_id:
        return N_("Dit blad is gedrukt voor een andere stemming. Kijk het na.")
    if printed_for is None and store.papers.printed(step_id):
        return N_("Deze volgcode is niet gedrukt voor deze stemming. Kijk ze na.")
    return ""


def print_ballots(tx: Store, account: Account, session_id: str, step_id: str,
                  copies: int) -> tuple[tuple[PrintedBallot, ...], list[Event]]:  # fmt: skip
    """Make ballots to print: a serial each, and three words on the tear-off where the session gives receipts."""
    session = session_for(tx, account, session_id, FACILITATORS)
    step = vote_step(tx, session_id, step_id)
    if step.counted or step.state is StepState.COUNTING:
        raise VoteClosed()
    if not 1 <= copies <= MOST_PRINTED:
        raise InvalidInput("Druk 1 tot 500 stembladen.")
    taken = set(tx.papers.serials(session_id))
    words: set[str] = set()
    made = []
    for _ in range(copies):
        taken.add(serial := _fresh_serial(taken))
        receipt = receipts.fresh(tx, step_id, words) if session.receipts else ""
        words.add(receipt)
        made.append(PrintedBallot(serial, receipt))
    tx.papers.print(session_id, step_id, made)
    return tuple(made), []


def link_paper(tx: Store, seat: Participant, step_id: str, serial: object,
               by_helper: bool = False) -> tuple[str, list[Event]]:  # fmt: skip
    """Join the paper ballot of somebody with a phone to their seat until Tel, so that one of both counts."""
    step = vote_step(tx, seat.session_id, step_id)
    number = _spelled(tx, step, one_line(serial, SERIAL_LIMIT).upper())
    if step.state not in TAKEN_IN:
        raise VoteClosed()
    is_keyed = bool(Keyed(tx.papers.keyed(step_id)).versions(number))
    printed = tx.papers.printed(step_id)
    if printed and number not in printed and not is_keyed:
        raise InvalidInput("Deze volgcode kennen we niet. Kijk nog eens op je blad.")
    _check_link(tx, seat, step_id, number, is_keyed)
    if not by_helper and tx.papers.serial_of(step_id, seat.id) not in (None, number):
        # Who could let go of a ballot on paper by naming another would vote on both.
        raise InvalidInput("Je gaf al een andere volgcode. Vraag hulp.")
    tx.papers.link(step_id, number, seat.id)
    return number, [BallotCast(seat.session_id, step_id)]


def _check_link(tx: Store, seat: Participant, step_id: str, number: str, is_keyed: bool) -> None:
    """Refuse a link by which two ballots of one person would count, or one of somebody else."""
    if tx.papers.seat_of(step_id, number) not in (None, seat.id):
        raise InvalidInput("Deze volgcode is al van iemand anders. Vraag hulp.")
    if seat.id in tx.papers.seats_on_paper(step_id) and tx.papers.serial_of(step_id, seat.id) != number:
        raise VoteClosed("Je papieren stemblad telt.")
    if is_keyed and tx.ballots.of_seat(step_id, seat.id) is not None:
        raise VoteClosed("Je stemde op papier en met je gsm. Maak eerst je keuze op je gsm leeg.")


def _vote(store: Store, account: Account, session_id: str, step_id: str) -> Step:
    session_for(store, account, session_id, FACILITATORS)
    return vote_step(store, session_id, step_id)


def _read(tx: Store, step: Step, role: Role, choices: object, serial: str | None, keyer: str) -> PaperBallot:
    if role not in step.electorate:
        raise InvalidInput("Deze rol stemt hier niet mee.")
    number = _spelled(tx, step, one_line(serial, SERIAL_LIMIT)) if serial else _numberless(tx, step)
    name = one_line(keyer, SERIAL_LIMIT) if keyer else ""
    chosen, _ = rule_of(tx, step).read(choices, role)
    return PaperBallot(number, role, chosen, name)


def _spelled(tx: Store, step: Step, serial: str) -> str:
    """Return a serial as it was printed or keyed before: capitals do not make another ballot of it."""
    known = [*tx.papers.printed(step.id), *Keyed(tx.papers.keyed(step.id)).serials]
    return next((one for one in known if one.casefold() == serial.casefold()), serial)


def _numberless(tx: Store, step: Step) -> str:
    """Return a number to write on a ballot that has none, so that it can be found back and keyed twice."""
    # A number that a phone gave beforehand is no number for the ballot of somebody else.
    given = [*Keyed(tx.papers.keyed(step.id)).serials, *tx.papers.linked_serials(step.id)]
    taken = {serial.casefold() for serial in given}
    number = 1
    while f"z{number}" in taken:
        number += 1
    return f"Z{number}"


def _fresh_serial(taken: set[str]) -> str:
    while (made := "".join(secrets.choice(ALPHABET) for _ in range(SERIAL))) in taken:
        pass
    return made
