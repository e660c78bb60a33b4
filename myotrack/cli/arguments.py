"""What can be typed after `myotrack`: the commands, their options and their help."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

import myotrack
from myotrack.cli.printed import UsageError
from myotrack.i18n import _


def read_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of a command, with the function that carries it out as `command`.

    Raise UsageError for what is no command; asked for help or the version, print it and raise SystemExit.
    """
    if argv and argv[0] == "report":
        raise UsageError(
            _("The printed report comes with a later version; “myotrack summary” prints the same facts as text.")
        )
    return _parser().parse_args(argv)


class _Parser(argparse.ArgumentParser):
    """Says what was typed wrong in one sentence instead of three lines."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(_("{message}; “{program} --help” shows how.").format(message=message, program=self.prog))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="myotrack",
        description=_("A diary for twitches caused by a medicine. Without a command, its window opens."),
        epilog=_("myotrack [DIARY] opens the window on a diary, myotrack --demo on a SAMPLE diary."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"myotrack {myotrack.__version__}")
    commands = parser.add_subparsers(metavar=_("COMMAND"), required=True, parser_class=_Parser)
    add = partial(commands.add_parser, allow_abbrev=False)

    command = add("import", help=_("bring CSV files or an archive into a diary, which is made if it is missing"))
    _takes_diary(command)
    command.add_argument(
        "files",
        metavar=_("FILE"),
        nargs="+",
        type=Path,
        help=_("a CSV file, a JSON archive, or a folder or zip of them"),
    )
    command.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
    command.add_argument("--skip-refused", action="store_true", help=_("import the rest when rows are refused"))
    command.add_argument(
        "--replace", action="store_true", help=_("replace what the diary holds and the file differs in")
    )
    command.set_defaults(command=_import_files)

    command = add("export", help=_("write a diary as CSV files or as one JSON archive"))
    _takes_diary(command)
    command.add_argument(
        "--format", choices=("csv", "json"), required=True, help=_("csv: six tables; json: everything")
    )
    _writes_to(command, _("OUT"), _("a folder or a .zip for csv, a file for json"), required=True)
    command.set_defaults(command=_export)

    command = add("summary", help=_("print the facts of a diary"))
    _takes_diary(command)
    command.add_argument("--as-of", metavar=_("DATE"), help=_("as they stood on that day, such as 2026-03-14"))
    command.add_argument("--json", action="store_true", help=_("as JSON, for programs"))
    command.set_defaults(command=_print_summary)

    command = add("check", help=_("look for damage in a diary"))
    _takes_diary(command)
    command.set_defaults(command=_check)

    command = add("backup", help=_("make a verified copy of a diary"))
    _takes_diary(command)
    _writes_to(command, _("FILE"), _("where to; without it, the folder of the backups"), required=False)
    command.set_defaults(command=_back_up)

    command = add("restore", help=_("put a backup in the place of a diary; a diary that is there is backed up first"))
    command.add_argument("backup", metavar=_("FILE"), type=Path, help=_("the backup"))
    _writes_to(command, _("DIARY"), _("the diary to make or replace"), required=True)
    command.add_argument("--dry-run", action="store_true", help=_("only say what would change"))
    command.set_defaults(command=_restore)

    command = add("rescue", help=_("make a new diary of what can be read out of a damaged one, which is left as it is"))
    _takes_diary(command)
    _writes_to(command, _("NEW"), _("the diary to make"), required=True)
    command.set_defaults(command=_rescue)
    return parser


def _takes_diary(command: argparse.ArgumentParser) -> None:
    command.add_argument("diary", metavar=_("DIARY"), type=Path, help=_("the diary's file"))


def _writes_to(command: argparse.ArgumentParser, metavar: str, explained: str, *, required: bool) -> None:
    command.add_argument("-o", "--output", metavar=metavar, type=Path, required=required, help=explained)


# The modules behind the commands load the whole core: only the command that was typed needs its own.


def _import_files(arguments: argparse.Namespace) -> int:
    from myotrack.cli.import_command import import_files

    return import_files(arguments)


def _export(arguments: argparse.Namespace) -> int:
    from myotrack.cli.diary_commands import export

    return export(arguments)


def _print_summary(arguments: argparse.Namespace) -> int:
    from myotrack.cli.diary_commands import print_summary

    return print_summary(arguments)


def _check(arguments: argparse.Namespace) -> int:
    from myotrack.cli.file_commands import check

    return check(arguments)


def _back_up(arguments: argparse.Namespace) -> int:
    from myotrack.cli.file_commands import back_up

    return back_up(arguments)


def _rescue(arguments: argparse.Namespace) -> int:
    from myotrack.cli.file_commands import rescue

    return rescue(arguments)


def _restore(arguments: argparse.Namespace) -> int:
    from myotrack.cli.file_commands import restore

    return restore(arguments)
