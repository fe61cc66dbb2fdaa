"""What every test may ask for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings
from jinja2.bccache import Bucket, BytecodeCache

from facilitator.app import TRANSLATIONS, create_app
from facilitator.loop import ThreadLoop
from facilitator.settings import ASYNC_MODES, Settings
from tests.cast import Clock, Kept, Workshop, workshop
from tests.house import Server

# The same examples on every machine: a test that fails here fails there. No deadline: CI shares its cores.
settings.register_profile("house", deadline=None, derandomize=True, print_blob=True, database=None)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Share modules out over processes, and keep for the end, in one process, what needs the machine for itself."""
    items.sort(key=_needs_quiet)
    for item in items:
        item.add_marker(pytest.mark.xdist_group("quiet" if _needs_quiet(item) else item.location[0]))


def _needs_quiet(item: pytest.Item) -> bool:
    return item.path.stem in QUIET or item.get_closest_marker("slow") is not None


# Modules that hold a time or an amount of memory.
QUIET = frozenset("test_calm test_crowd test_demo test_first_page test_hall test_looking test_secrecy".split())


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the repository."""
    return Path(__file__).parents[1]


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """A store in a directory of its own."""
    made = Kept(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def make_workshop(kept: Kept) -> Callable[..., Workshop]:
    """Make a session from a run sheet: `make_workshop("inwonersgesprek")`."""
    return lambda runsheet="startsessie": workshop(kept, runsheet)


@pytest.fixture
def room(make_workshop: Callable[..., Workshop]) -> Workshop:
    """A startsessie that nobody has joined yet."""
    return make_workshop()


@pytest.fixture
def clock() -> Clock:
    """A clock for `app` that only moves when a test says so."""
    return Clock()


@pytest.fixture(scope="module")
def tongues() -> Path:
    """The catalogues that `app` speaks; a test of languages makes some up."""
    return TRANSLATIONS


class Compiled(BytecodeCache):
    """What templates were compiled to, so that the next app in this process need not do it again."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@pytest.fixture
def app(tmp_path: Path, clock: Clock, tongues: Path) -> Iterator[Flask]:
    """The assembled app in this process, for its test client."""
    loop = ThreadLoop()
    made = create_app(Settings(data=tmp_path / "data"), loop, clock, tongues)
    made.jinja_env.bytecode_cache = COMPILED
    yield made
    # A thread that waits for ever would hold this app in memory until the last test.
    loop.end()
    house = made.extensions["facilitator"]
    house.makings.close()
    house.readers.close()
    house.writer.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One real server for all tests that need no server of their own."""
    made = Server(tmp_path_factory.mktemp("server") / "data").start()
    yield made
    made.close()


@pytest.fixture(scope="session", params=ASYNC_MODES)
def live_server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server in each of the modes that a setting can choose."""
    folder = tmp_path_factory.mktemp(request.param) / "data"
    made = Server(folder, {"FACILITATOR_ASYNC_MODE": request.param}).start()
    yield made
    made.close()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A real server that a test may kill; it is not started yet."""
    made = Server(tmp_path / "data")
    yield made
    made.close()
