"""The document that the long run leaves: its table, and what no row covers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.faults.table import Row, markdown

_HEAD = """# What was done to MyoTrack, and what it cost

Written by `python -m tests.faults --write docs/faults.md` on {day}: real processes and real files. Counts, no times, so
that another machine gets the same table but for what is by chance (at which moment a process is killed).
A part of each row that needs no strace runs with every `pytest`.

"""

_FOOT = """
## How to read it

- *Lost* is a thing that the program said was saved and that is not there. *Damaged* is a file that SQLite, a checksum
  or the history finds wrong, or that holds something that no sequence of the deeds leads to.
- The two controls are there to be lost: a writer that says "saved" too early, and a disk that syncs nothing. If they
  lost nothing, the rows above them would show nothing.
- Each row is compared with its checksum when it is read, and SQLite's own check runs when a diary is opened, so that
  a flipped bit is noticed before it is shown. What "the full check alone" finds, soon after the window opens, is in
  nothing that was read until then.
- The power cuts are a model: what was synced is there; of the rest any part may be, in any order, torn at sectors of
  512 bytes; names are durable with their folder's sync, or a new file's own sync.
- "Told the person" is smaller than the number of failing calls where SQLite takes no notice of a folder that could not
  be synced, and where a change stood although its commit failed, and a second commit made sure of it.

## What is not covered

- Windows and macOS: every row was done on Linux, on ext4 or tmpfs. Network folders and folders that a cloud
  program keeps in step.
- A disk that lies about a sync, and a disk that gives wrong bytes later than the check looked.
- EIO in calls after the first fifty of each kind, and a page that can't be read any more while the window is open.
- The window on a read-only diary as a person without rights; the services are covered.
- Power cuts during an upgrade or a restore by the window: the upgrade is killed, not cut from power.
- X11, Wayland and a session bus: the sockets were counted on the offscreen platform.
- Two faults at once but for those that have a row.
"""


def document(rows: Sequence[Row], day: date) -> str:
    """Return the Markdown document of a run on `day`."""
    return _HEAD.format(day=day.isoformat()) + markdown(rows) + _FOOT
