"""What every test stands on: no screen, no real folders, and the same random examples on every machine."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.open_diaries import close_all

# Before anything imports Qt or asks for a folder, also while tests are being collected.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")
os.umask(0o077)

settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("searching", settings.get_profile("steady"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# Any thread may collect garbage, and widgets must not be taken apart in another thread than the window's.
gc.disable()
_TESTS_BETWEEN_FULL_COLLECTIONS = 50


@pytest.fixture(scope="session")
def tests_so_far() -> Iterator[int]:
    """Count the tests of this process."""
    return count(1)


@pytest.fixture(autouse=True)
def garbage_is_collected_between_tests(tests_so_far: Iterator[int]) -> Iterator[None]:
    """Collect in this thread, which is the window's, what the collector would have come across by itself."""
    yield
    is_full = next(tests_so_far) % _TESTS_BETWEEN_FULL_COLLECTIONS == 0
    if is_full or gc.get_count()[0] > gc.get_threshold()[0]:
        gc.collect(2 if is_full else 1)


@pytest.fixture(autouse=True)
def myotrack_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put everything that the program keeps under a folder of this test's own, and return that folder."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MYOTRACK_HOME", str(home))
    monkeypatch.setenv("LANGUAGE", "en")
    return home


@pytest.fixture(autouse=True)
def no_diary_stays_open() -> Iterator[None]:
    """Close what a test opened by `closed_after_the_test`."""
    yield
    close_all()


@pytest.fixture(autouse=True)
def no_warning_in_our_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which the program logged a warning, unless the test is about that (`logs_warnings`)."""
    yield
    if request.node.get_closest_marker("logs_warnings") is None:
        loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
        ours = [f"{record.levelname} {record.message}" for record in loud if record.name.startswith("myotrack")]
        assert ours == [], "the program's own log warned"
