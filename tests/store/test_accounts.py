"""Accounts: only hashes of secrets lie here, and every link and browser dies in time."""

import pytest

from facilitator.domain.refusals import InvalidInput, NotFound, Unauthenticated
from facilitator.domain.roles import Duty, Role
from facilitator.services.house import accounts, trajectories
from facilitator.services.house.secrets import hash_password
from facilitator.services.sessions import joining

PASSWORD = "een lang wachtwoord"


@pytest.fixture
def link(kept):
    return kept.do(accounts.first_sign_in_link)


def _register(kept, link, email="fien@voorbeeld.be"):
    return kept.do(accounts.use_link, link, "Fien", email, hash_password(PASSWORD))


def test_no_secret_lies_in_clear_in_the_file(kept, room, link):
    fien = _register(kept, link)
    seat_token = kept.do(joining.join, room.codes, Role.CITIZEN).token
    secrets = [
        link,
        seat_token,
        kept.do(accounts.api_token, "robot"),
        kept.do(accounts.start_web_session, fien),
        PASSWORD,
    ]
    secrets.append(kept.do(trajectories.invite, room.fien, room.trajectory.id, Duty.SECRETARY))
    kept.writer.checkpoint()

    raw = b"".join(path.read_bytes() for path in kept.folder.iterdir() if path.is_file())
    assert [secret for secret in secrets if secret.encode() in raw] == []


def test_the_first_link_works_once_and_for_an_hour(kept, link):
    assert accounts.link(kept.store, link) is None
    kept.clock.move(minutes=59)
    _register(kept, link)

    with pytest.raises(NotFound):
        accounts.link(kept.store, link)
    with pytest.raises(NotFound):
        _register(kept, link, "iemand@anders.be")


def test_an_old_first_link_is_dead(kept, link):
    kept.clock.move(minutes=61)

    with pytest.raises(NotFound):
        accounts.link(kept.store, link)


def test_a_newer_first_link_replaces_the_older(kept, link):
    newer = kept.do(accounts.first_sign_in_link)

    with pytest.raises(NotFound):
        accounts.link(kept.store, link)
    assert accounts.link(kept.store, newer) is None


def test_there_is_no_first_link_once_somebody_can_sign_in(kept, link):
    _register(kept, link)

    assert kept.do(accounts.first_sign_in_link) is None


def test_who_signs_in_is_known_by_address_in_any_case_and_password(kept, link):
    fien = _register(kept, link)

    assert accounts.sign_in(kept.store, " FIEN@Voorbeeld.be ", PASSWORD).id == fien.id
    for email, password in (("fien@voorbeeld.be", "een ander wachtwoord"), ("nemo@voorbeeld.be", PASSWORD), ("", "")):
        with pytest.raises(Unauthenticated) as refused:
            accounts.sign_in(kept.store, email, password)
        assert str(refused.value) == "Kijk e-mailadres en wachtwoord nog eens na."


def test_an_account_without_a_password_cannot_sign_in(kept):
    kept.account("robot")

    with pytest.raises(Unauthenticated):
        accounts.sign_in(kept.store, "robot", "")


def test_a_browser_is_known_for_fourteen_days(kept, link):
    token = kept.do(accounts.start_web_session, _register(kept, link))

    kept.clock.move(days=13)
    assert accounts.by_web_session(kept.store, token).name == "Fien"
    kept.clock.move(days=2)
    assert accounts.by_web_session(kept.store, token) is None


def test_signing_out_and_a_new_password_end_browsers(kept, link):
    fien = _register(kept, link)
    first, second, third = (kept.do(accounts.start_web_session, fien) for _ in range(3))

    kept.do(accounts.end_web_session, first)
    assert [bool(accounts.by_web_session(kept.store, token)) for token in (first, second, third)] == [False, True, True]
    _register(kept, kept.do(accounts.reset_link, "fien@voorbeeld.be"))
    assert [accounts.by_web_session(kept.store, token) for token in (second, third)] == [None, None]


def test_a_reset_link_is_for_a_known_address(kept, link):
    fien = _register(kept, link)

    assert accounts.link(kept.store, kept.do(accounts.reset_link, "Fien@voorbeeld.be")).id == fien.id
    with pytest.raises(NotFound):
        kept.do(accounts.reset_link, "nemo@voorbeeld.be")


def test_an_address_belongs_to_one_account(kept, room, link):
    _register(kept, link)

    with pytest.raises(InvalidInput):
        kept.do(accounts.register, "Sam", "FIEN@voorbeeld.be", hash_password(PASSWORD), Duty.SECRETARY)


@pytest.mark.parametrize(
    ("name", "email", "password"),
    [
        ("Fien", "geen adres", PASSWORD), ("Fien", "a@b@c", PASSWORD), ("Fien", None, PASSWORD), ("Fien", "x@" + "y" * 300, PASSWORD),
        ("Fien", "fien@voorbeeld.be", "kort"), ("Fien", "fien@voorbeeld.be", None), ("Fien", "fien@voorbeeld.be", "x" * 201),
        ("", "fien@voorbeeld.be", PASSWORD), ("a\0", "fien@voorbeeld.be", PASSWORD), (None, "fien@voorbeeld.be", PASSWORD),
    ],
)  # fmt: skip
def test_a_login_that_cannot_be_used_is_refused(name, email, password):
    with pytest.raises(InvalidInput):
        accounts.check_login(name, email, password)


def test_what_expired_is_forgotten_and_counted(kept, link):
    fien = _register(kept, link)
    kept.do(accounts.start_web_session, fien)
    kept.do(accounts.reset_link, "fien@voorbeeld.be")
    kept.clock.move(days=15)

    assert kept.store.accounts.forget_expired(kept.clock()) == 3
    assert kept.store.accounts.forget_expired(kept.clock()) == 0
