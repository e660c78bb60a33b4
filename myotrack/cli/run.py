"""Runs one command; whatever goes wrong becomes one sentence on standard error, never a traceback."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from myotrack import log, paths
from myotrack.cli.arguments import read_arguments
from myotrack.cli.damage import ways_on
from myotrack.cli.printed import CouldNotError, UsageError, complain
from myotrack.domain.errors import DiaryError, DiaryProblem, InvalidEntry, LaterChangeError
from myotrack.exchange.facts import UnreadableFileError
from myotrack.exchange.places import refusal_words
from myotrack.i18n import _
from myotrack.words.any_problem import problem_sentence
from myotrack.words.personal_text import shown_path

logger = logging.getLogger(__name__)

COULD_NOT, WRONG_USAGE = 1, 2


def run(argv: Sequence[str]) -> int:
    """Run the command in `argv` and return its exit status: 0 done, 1 could not, 2 wrong usage."""
    _speak_utf_8()
    with _log_file():
        try:
            arguments = read_arguments(argv)
            status: int = arguments.command(arguments)
            sys.stdout.flush()
        except UsageError as error:
            complain(str(error))
            return WRONG_USAGE
        except BrokenPipeError:
            _forget_standard_output()
            return COULD_NOT
        except _FORESEEN as error:
            _finish_standard_output()
            complain(_sentence(error))
            return COULD_NOT
        except Exception:
            # The last stop before a person would see a traceback.
            logger.exception("unexpected error in a command")
            complain(_("Something went wrong that MyoTrack did not expect; its log, myotrack.log, says where."))
            return COULD_NOT
    return status


_FORESEEN = (CouldNotError, DiaryError, UnreadableFileError, InvalidEntry, LaterChangeError, OSError)


def _sentence(error: Exception) -> str:
    match error:
        case DiaryError(problem=DiaryProblem.DAMAGED):
            return ways_on(Path(error.path))
        case DiaryError() | InvalidEntry() | LaterChangeError():
            return problem_sentence(error)
        case UnreadableFileError():
            return refusal_words(error.refused)
        case OSError(filename=None):
            return _("What was asked for can't be written: {reason}.").format(
                reason=error.strerror or type(error).__name__
            )
        case OSError():
            return _("{file} can't be used: {reason}.").format(
                file=shown_path(str(error.filename or "")), reason=error.strerror or type(error).__name__
            )
    return str(error)


@contextmanager
def _log_file() -> Iterator[None]:
    """Keep a log (places, no words) while a command runs."""
    handler = log.install(paths.log_file())
    try:
        yield
    finally:
        log.remove(handler)


def _speak_utf_8() -> None:
    """Write UTF-8 whatever the terminal's locale says; a file name that is no text at all is shown escaped.

    A process that was started without an output (`>&-`, a program without a console) speaks into nothing.
    """
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _finish_standard_output() -> None:
    """Write what was said so far; where that is impossible (a full disk), nothing more is tried."""
    try:
        sys.stdout.flush()
    except OSError:
        _forget_standard_output()


def _forget_standard_output() -> None:
    """Let the interpreter flush into nothing at its end: whoever read our output has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
