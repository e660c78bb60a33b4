"""A diary that is open: its services joined over one file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import partial
from pathlib import Path
from uuid import uuid4

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.provenance import Author
from myotrack.services.appointments import Appointments
from myotrack.services.changes import ChangeFeed
from myotrack.services.clock import Clock
from myotrack.services.counting import Counting
from myotrack.services.diary import Diary
from myotrack.services.guidance import Guidance
from myotrack.services.insights import Insights
from myotrack.services.known_as import KnownAs
from myotrack.services.medicines import Medicines
from myotrack.services.recorder import Recorder
from myotrack.services.typed_drafts import TypedDrafts
from myotrack.storage.connection import translated
from myotrack.storage.files import real_place
from myotrack.storage.store import Store, create_store, open_store

SAMPLE_MARK = "sample"
"""Key in the file's `about` table that marks the SAMPLE diary."""


@dataclass(frozen=True, slots=True)
class OpenDiary:
    """Everything a window or a command needs of one open diary."""

    store: Store
    recorder: Recorder
    feed: ChangeFeed
    diary: Diary
    counting: Counting
    medicines: Medicines
    guidance: Guidance
    appointments: Appointments
    insights: Insights
    typed: TypedDrafts
    known_as: KnownAs
    """As the file said when it was opened: later another one may lie in its place."""
    is_sample: bool

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()


def open_diary(
    path: Path | None,
    clock: Clock,
    *,
    create: bool = False,
    sample: bool = False,
    author: Author = Author.PATIENT,
    day_start: time = time(0, 0),
    backups: Path | None = None,
) -> OpenDiary:
    """Open the diary at `path` (None: a new one in memory), making it first when `create` is set and it is missing.

    One of an earlier version is backed up, in the folder `backups` (by default the one beside the diary), and then
    brought up to date. A backup is opened to be looked at alone: its file is only read, of whatever version it is.
    Of a link, the file that it leads to is meant, and everything that belongs to it lies beside that.
    Raise DiaryError when it is missing, can't be read, or isn't a diary of this or an earlier version.
    """
    path = None if path is None else file_meant_by(path)
    with translated(path):
        is_new = path is None or (create and not path.exists())
    store = _create(path, clock, sample=sample) if is_new or path is None else _open(path, clock, backups)
    feed = ChangeFeed()
    about = store.about()
    is_sample = SAMPLE_MARK in about
    is_kept = path is not None and not is_sample and not store.is_looked_at
    keep_copy = partial(_keep_copy, path, clock, backups) if path is not None and is_kept else None
    recorder = Recorder(store, clock, feed, author, day_start, keep_copy)
    # The SAMPLE diary is made afresh each time, and in a backup nothing is typed: nothing of them is waited for.
    typed = TypedDrafts(path if is_kept else None, about.get("id", ""), lambda: bool(recorder.waiting))
    feed.listen(lambda _change: typed.look_whether_saved())
    return OpenDiary(
        store=store,
        recorder=recorder,
        feed=feed,
        diary=Diary(recorder),
        counting=Counting(recorder),
        medicines=Medicines(recorder),
        guidance=Guidance(recorder),
        appointments=Appointments(recorder),
        insights=Insights(recorder),
        typed=typed,
        known_as=KnownAs(about.get("id", ""), "" if path is None else str(path)),
        is_sample=is_sample,
    )


def file_meant_by(path: Path) -> Path:
    """Return the file that `path` leads to, there or not; raise DiaryError when a link leads into a missing folder.

    Then its disk is away, and a new diary must not be made in its place.
    """
    place = real_place(path)
    with translated(path):
        if path.is_symlink() and not place.parent.is_dir():
            raise DiaryError(DiaryProblem.UNREACHABLE, str(place))
    return place


def _open(path: Path, clock: Clock, backups: Path | None) -> Store:
    return open_store(path, partial(_keep_copy, clock=clock, backups=backups, is_old=True))


def _keep_copy(path: Path, clock: Clock, backups: Path | None, *, is_old: bool = False) -> None:
    """Make a backup before an upgrade (when the file `is_old`) or before a bulk edit."""
    # Loaded when there is something to copy, not on the way to Today.
    from myotrack.services.backup_list import Why
    from myotrack.services.backups import back_up, folder_beside

    why = Why.BEFORE_UPGRADE if is_old else Why.BEFORE_BULK_EDIT
    back_up(path, backups or folder_beside(path), clock(), why)


def _create(path: Path | None, clock: Clock, *, sample: bool) -> Store:
    about = {"id": uuid4().hex, "made": clock().isoformat(timespec="seconds")}
    if sample:
        about[SAMPLE_MARK] = "yes"
    if path is not None:
        with translated(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return create_store(path, about)
