"""A pytest plugin for a network of one's own: only this machine is there, and the tests run only if that is so."""

import errno
import fcntl
import socket
import struct

import pytest

FAR_AWAY = (("192.0.2.1", 443), ("1.1.1.1", 53))
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 0x1


def pytest_configure() -> None:
    """Give this network its loopback, and make sure that it has nothing else."""
    _raise_loopback()
    open_ways = [address for address in FAR_AWAY if not _is_out_of_reach(address)]
    if open_ways:
        pytest.exit(f"There is a way out of this network: {open_ways}", returncode=pytest.ExitCode.USAGE_ERROR)


def pytest_report_header() -> str:
    """Say how the network looks."""
    return f"a network of its own: {', '.join(name for _, name in socket.if_nameindex())}"


def _raise_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        asked = struct.pack("16sH14x", b"lo", 0)
        flags = struct.unpack("16sH14x", fcntl.ioctl(any_socket, SIOCGIFFLAGS, asked))[1]
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags | IFF_UP))


def _is_out_of_reach(address: tuple[str, int]) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as attempt:
        attempt.settimeout(2)
        return attempt.connect_ex(address) == errno.ENETUNREACH
