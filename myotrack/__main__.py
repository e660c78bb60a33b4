"""The front door: a command goes to the command line, which never meets Qt; the rest opens the window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = frozenset(
    {"import", "export", "summary", "report", "check", "backup", "restore", "rescue", "-h", "--help", "--version"}
)


_CORE = (
    "sqlalchemy.dialects.sqlite",
    "myotrack.services.open_diary",
    "myotrack.services.preferences",
    "myotrack.words.problems",
)
"""What Today needs of the floors below the window; each brings the rest along."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program on `argv` (default: what was typed after its name) and return its exit status."""
    # First of all, so that no file or folder of this process can be read by other people on the computer.
    os.umask(0o077)
    arguments = list(sys.argv[1:] if argv is None else argv)

    from myotrack import i18n

    i18n.install()
    try:
        if arguments and arguments[0] in COMMANDS:
            from myotrack import cli

            return cli.main(arguments)
        return _open_window(arguments)
    except KeyboardInterrupt:
        return 130


def _open_window(arguments: Sequence[str]) -> int:
    from myotrack import missing_libraries

    if "--smoke" in arguments:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sentence = missing_libraries.why_no_window()
    if sentence is None:
        _load_core()
        try:
            from myotrack import app

            return app.main(arguments)
        except ImportError as error:
            sentence = missing_libraries.explain(error)
            if sentence is None:
                raise
    print(sentence, file=sys.stderr)
    return 1


def _load_core() -> None:
    """Import what does not need Qt before Qt is there: PySide6 slows every import that comes after it.

    Its hook looks at the source of each module (docs/decisions/0006-a-quick-start.md).
    """
    # Thousands of objects are made while starting, and none of them is garbage; later ui/garbage.py collects.
    gc.disable()
    for name in _CORE:
        import_module(name)


if __name__ == "__main__":
    sys.exit(main())
