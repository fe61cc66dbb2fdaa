"""The phones of the load test, pointed at a server on this machine."""

from facilitator.loadtest import phone
from facilitator.loadtest.phone import Phone, Server, asking

__all__ = ["Phone", "asking", "connect", "connect_all"]


async def connect(port: int, auth: dict[str, str]) -> Phone:
    """Return a phone that is let in."""
    return await phone.connect(Server("127.0.0.1", port), auth)


async def connect_all(port: int, auths: list[dict[str, str]]) -> tuple[list[Phone], int]:
    """Let all come at the same moment; return who got in, and how many did not."""
    return await phone.connect_all(Server("127.0.0.1", port), auths)
