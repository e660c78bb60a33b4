"""Does every fault to the program and prints what came of it: `python -m tests.faults [--quick] [--write FILE]`.

The whole of it takes about half an hour. Some rows need root (a small disk, another user), strace or unshare; where
one is missing the row says so.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from myotrack.services.clock import system_clock
from tests.faults.faults import FAULTS
from tests.faults.report import document
from tests.faults.table import Row, plain


def main() -> int:
    """Print a table row by row; return 1 when a bar was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a part of each, less than a minute in all")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table to FILE as well")
    parser.add_argument("--only", choices=list(FAULTS), action="append", help="only this kind of fault")
    chosen = parser.parse_args()
    os.umask(0o077)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    rows: list[Row] = []
    for name in chosen.only or FAULTS:
        with tempfile.TemporaryDirectory(prefix="myotrack-faults-") as work:
            os.environ["MYOTRACK_HOME"] = f"{work}/own-home"
            for row in FAULTS[name](Path(work), quick=chosen.quick):
                print(plain(row), flush=True)
                rows.append(row)
    if chosen.write is not None:
        chosen.write.write_text(document(rows, system_clock().date()), encoding="utf-8")
    return int(any(row.met is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
