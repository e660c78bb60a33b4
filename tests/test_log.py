"""The log tells types and places, and never a word that a person wrote."""

from __future__ import annotations

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack import log

pytestmark = pytest.mark.logs_warnings

SENTINEL = "my sister must not read this"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "myotrack.log"
    handler = log.install(path)
    yield path
    log.remove(handler)


def _fail_with(note: str) -> None:
    raise ValueError(note)


def test_a_message_keeps_its_words_and_numbers_and_withholds_texts(file: Path) -> None:
    logging.getLogger("myotrack.test").warning("%d rows, %s s, note %s", 3, 0.25, SENTINEL)
    written = file.read_text(encoding="utf-8")
    assert "WARNING myotrack.test: 3 rows, 0.25 s, note […]" in written


def test_an_exception_is_told_by_type_and_place_without_its_message(file: Path) -> None:
    try:
        _fail_with(SENTINEL)
    except ValueError:
        logging.getLogger("myotrack.test").exception("saving failed")
    written = file.read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert "tests/test_log.py" in written
    assert "in _fail_with" in written
    assert SENTINEL not in written
    assert str(Path(__file__).parents[1]) not in written


def test_a_cause_is_told_in_the_same_way() -> None:
    error = RuntimeError(SENTINEL)
    error.__cause__ = ValueError(SENTINEL)
    told = log.without_words(error)
    assert told.index("builtins.RuntimeError") < told.index("caused by") < told.index("builtins.ValueError")
    assert SENTINEL not in told


def test_a_hidden_context_stays_hidden_and_a_circle_ends() -> None:
    error = ValueError(SENTINEL)
    error.__context__ = KeyError(SENTINEL)
    error.__suppress_context__ = True
    assert "KeyError" not in log.without_words(error)
    other = RuntimeError(SENTINEL)
    error.__cause__, other.__cause__ = other, error
    assert log.without_words(error).count("caused by") == 1


@given(text=st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_no_text_gets_through_any_kind_of_hole(text: str) -> None:
    formatter = log.WordlessFormatter()
    secret = f"<{text}>"
    arguments: list[object] = [secret, [secret], ValueError(secret), secret.encode()]
    for argument in arguments:
        record = logging.LogRecord("n", logging.ERROR, __file__, 1, "note %s", (argument,), None)
        assert secret not in formatter.format(record)
        named = logging.LogRecord("n", logging.ERROR, __file__, 1, "note %(a)s", ({"a": argument},), None)
        assert secret not in formatter.format(named)
        alone = logging.LogRecord("n", logging.ERROR, __file__, 1, argument, None, None)
        assert isinstance(argument, str) or secret not in formatter.format(alone)


def test_a_text_in_a_hole_for_a_number_is_withheld_and_nothing_breaks() -> None:
    record = logging.LogRecord("n", logging.ERROR, __file__, 1, "%d rows", (SENTINEL,), None)
    assert log.WordlessFormatter().format(record).endswith("ERROR n: %d rows")


def test_the_file_belongs_to_this_person_alone_and_stays_small(file: Path) -> None:
    assert not file.exists()
    logger = logging.getLogger("myotrack.test")
    for number in range(12_000):
        logger.info("a line that is long enough to fill the file after a while, number %d", number)
    files = sorted(file.parent.iterdir())
    assert [path.name for path in files] == ["myotrack.log", "myotrack.log.1", "myotrack.log.2"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert all(path.stat().st_size <= 256 * 1024 for path in files)


def test_a_log_that_cannot_be_written_disturbs_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = log.install(tmp_path / "missing" / "myotrack.log")
    try:
        logging.getLogger("myotrack.test").warning("nobody hears this")
    finally:
        log.remove(handler)
    assert capsys.readouterr().err == ""
