"""The front door: a command goes to the command line, which never meets Qt; the rest opens the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

COMMANDS = frozenset(
    {"import", "export", "summary", "report", "check", "backup", "restore", "-h", "--help", "--version"}
)


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
        try:
            from myotrack import app

            return app.main(arguments)
        except ImportError as error:
            sentence = missing_libraries.explain(error)
            if sentence is None:
                raise
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
