"""Tokens and passwords: made by chance, kept as hashes, compared in constant time."""

import functools
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from facilitator.store import hashed

__all__ = ["PASSWORD_LENGTH", "hash_password", "hashed", "new_token", "password_fits"]

PASSWORD_LENGTH = 12
_hasher = PasswordHasher()


@functools.cache
def _nobody() -> str:
    # Made when first asked for: it takes 50 ms and 64 MB, which a start should not wait for.
    return _hasher.hash(secrets.token_urlsafe(16))


def new_token() -> str:
    """Return a token of 128 bits that fits in a link and in a cookie."""
    return secrets.token_urlsafe(16)


def hash_password(password: str) -> str:
    """Return what we keep of a password (argon2id; takes some 50 ms, so do it in a thread)."""
    return _hasher.hash(password)


def password_fits(password: str, kept: str | None) -> bool:
    """Say whether a password is the kept one; as slow for an unknown person as for a known one."""
    try:
        return _hasher.verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
