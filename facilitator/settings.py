"""Settings: what the operator may choose, from flags and `FACILITATOR_*`, refused early and by name."""

import argparse
import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PREFIX = "FACILITATOR_"
ASYNC_MODES = ("eventlet", "eventlet-asyncio", "gevent", "threading")

Parse = Callable[[str], Any]


class BadSetting(Exception):
    """A setting has a value that cannot work; the text names the setting and says what would."""


def _whole(lowest: int, highest: int) -> Parse:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not lowest <= int(text) <= highest:
            raise ValueError(f"a whole number from {lowest} to {highest}")
        return int(text)

    return parse


def _one_of(*words: str) -> Parse:
    def parse(text: str) -> str:
        if text not in words:
            raise ValueError("one of " + ", ".join(words))
        return text

    return parse


def _host(text: str) -> str:
    # A name or IPv4 address has no colon, an IPv6 address has at least two: one colon means that a port was added.
    if not re.fullmatch(r"[A-Za-z0-9.-]+|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*", text):
        raise ValueError("a host name or address without port, such as 127.0.0.1")
    return text


def _folder(text: str) -> Path:
    if not text or "\0" in text:
        raise ValueError("a folder")
    return Path(text).expanduser()


def _address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[A-Za-z0-9.\[\]:-]+(/[^\s?#]*)?", text):
        raise ValueError("empty, or an address such as https://draagvlak.example")
    return text.rstrip("/")


def _contact(text: str) -> str:
    if not re.fullmatch(r"[^\x00-\x1f<>]{0,120}", text):
        raise ValueError("empty, or an e-mail address, web page or telephone number of at most 120 characters")
    return text


def _time_zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("a time zone such as Europe/Brussels") from error
    return text


def _setting(default: object, parse: Parse) -> Any:
    return dataclasses.field(default=default, metadata={"parse": parse})


@dataclass(frozen=True)
class Settings:
    """All settings, each of the right kind and size. What they mean stands in docs/settings.md."""

    host: str = _setting("127.0.0.1", _host)
    port: int = _setting(8080, _whole(0, 65535))
    data: Path = _setting(Path("data"), _folder)  # noqa: RUF009  # a Path never changes
    public_url: str = _setting("", _address)
    trusted_proxies: int = _setting(0, _whole(0, 5))
    secure_cookies: str = _setting("auto", _one_of("auto", "on", "off"))
    async_mode: str = _setting("eventlet", _one_of(*ASYNC_MODES))
    max_body_kb: int = _setting(128, _whole(16, 1024))
    wrong_codes_per_minute: int = _setting(60, _whole(1, 10_000))
    ideas_per_seat: int = _setting(3, _whole(1, 20))
    text_limit: int = _setting(500, _whole(50, 500))
    assisted_per_helper: int = _setting(15, _whole(1, 500))
    contact: str = _setting("", _contact)
    offline_page: str = _setting("on", _one_of("on", "off"))
    seat_hours: int = _setting(24, _whole(1, 24 * 31))
    retention_months: int = _setting(6, _whole(1, 120))
    backup_minutes: int = _setting(1, _whole(0, 24 * 60))
    time_zone: str = _setting("Europe/Brussels", _time_zone)
    plan_first_year: int = _setting(2026, _whole(2000, 2100))
    plan_last_year: int = _setting(2031, _whole(2000, 2100))

    def __post_init__(self) -> None:
        """Refuse what each setting may be alone, but not both together."""
        if not 0 <= self.plan_last_year - self.plan_first_year <= 9:
            raise BadSetting(
                f"{PREFIX}PLAN_LAST_YEAR must be 0 to 9 years after {PREFIX}PLAN_FIRST_YEAR "
                f"({self.plan_first_year}), not {self.plan_last_year}."
            )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], **flags: object) -> Self:
        """Read every setting; a flag that is not None goes before the environment, which goes before the default."""
        _refuse_unknown(environment, flags)
        chosen: dict[str, object] = {}
        for field in dataclasses.fields(cls):
            variable = PREFIX + field.name.upper()
            if (flag := flags.get(field.name)) is not None:
                chosen[field.name] = _parsed(flag_of(field.name), str(flag), field.metadata["parse"])
            elif variable in environment:
                chosen[field.name] = _parsed(variable, environment[variable], field.metadata["parse"])
        return cls(**chosen)  # type: ignore[arg-type]  # each parser gives the type of its field

    @property
    def plan_years(self) -> range:
        """The years for which the plan holds amounts."""
        return range(self.plan_first_year, self.plan_last_year + 1)

    @property
    def max_body_bytes(self) -> int:
        """The longest request or message that is read."""
        return self.max_body_kb * 1024

    @property
    def zone(self) -> ZoneInfo:
        """The clock on the wall."""
        return ZoneInfo(self.time_zone)

    @property
    def own_url(self) -> str:
        """Where the server is found: `public_url`, else the address that it listens on."""
        reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104  # read, not bound
        shown = f"[{reachable}]" if ":" in reachable else reachable
        return self.public_url or f"http://{shown}:{self.port}"

    @property
    def is_https(self) -> bool:
        """Whether cookies are for HTTPS alone: «auto» follows `public_url`."""
        return self.secure_cookies == "on" or (self.secure_cookies == "auto" and self.public_url.startswith("https://"))


def flag_of(name: str) -> str:
    """The flag of a setting on the command line."""
    return "--" + name.replace("_", "-")


def add_flags(parser: argparse.ArgumentParser, *names: str) -> None:
    """Let a command take these settings, or all of them, as flags; read them with `from_environment(…, **vars(…))`."""
    for field in dataclasses.fields(Settings):
        if not names or field.name in names:
            parser.add_argument(flag_of(field.name), dest=field.name, metavar=field.name.rsplit("_", 1)[-1].upper())


def _refuse_unknown(environment: Mapping[str, str], flags: Mapping[str, object]) -> None:
    names = {field.name for field in dataclasses.fields(Settings)}
    asked = {key: key.removeprefix(PREFIX).lower() for key in environment if key.startswith(PREFIX)}
    asked |= {flag_of(name): name for name in flags}
    for shown, name in asked.items():
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise BadSetting(f"There is no setting {shown}.{hint}")


def _parsed(shown: str, text: str, parse: Parse) -> object:
    try:
        return parse(text.strip())
    except ValueError as error:
        raise BadSetting(f"{shown} must be {error}, not {text!r}.") from error
