"""The power goes at every point of a diary's life: what was said to be saved is there, and every file is whole."""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from myotrack.domain.errors import DiaryError
from myotrack.services import backups
from tests.faults.deeds import DeedClock, opened, state
from tests.faults.disk import Disk
from tests.faults.places import missing_tool
from tests.faults.recorded import Call, record
from tests.faults.table import Row, not_done
from tests.faults.whole_life import ARCHIVE, COPY, DIARY, live

DEEDS = 63
IMAGES = 10_000
CONTROL_CALLS = 300

_DONE = (
    "power cut: what a diary's life (made, written in, backed up, put back) told the disk, replayed up to each point; "
    "what was not synced dropped, reordered, torn"
)
_BAR = f"≥ {IMAGES:,} images, 0 lost, 0 corrupt"


@dataclass
class Lives:
    """What a diary holds after each step, so that an image can be judged."""

    diary: Path
    states: list[str] = field(default_factory=list)
    judged: dict[bytes, str] = field(default_factory=dict)
    """What was found in files that were looked at, by their contents: most images come to the same few."""

    def note(self, _step: int) -> None:
        """Remember what the diary holds after one more step."""
        self.states.append(state(self.diary))

    def state_of(self, path: Path) -> str:
        """Open a diary as the program does and return what it holds, or "damaged"; raise DiaryError."""
        opened(path, DeedClock()).close()
        contents = sha256(path.read_bytes()).digest()
        if contents not in self.judged:
            self.judged[contents] = state(path) if backups.check(path).sound else "damaged"
        return self.judged[contents]


def power_rows(work: Path, *, quick: bool) -> list[Row]:
    """Record one life of a diary and look at what each power cut would leave of it."""
    missing = missing_tool("strace")
    if missing:
        return [not_done(_DONE, _BAR, missing)]
    deeds = DEEDS // 3 if quick else DEEDS
    recorded, twin = work / "recorded", work / "twin"
    recorded.mkdir()
    twin.mkdir()
    command = [sys.executable, "-m", "tests.faults.whole_life", str(recorded), str(deeds)]
    calls = record(command, recorded, work / "calls.log", recorded / "home")
    lives = Lives(twin / DIARY)
    live(twin, deeds, lives.note)
    quiet = Path("/dev/shm")  # thousands of images, each synced by SQLite: a disk in memory is kinder
    with tempfile.TemporaryDirectory(dir=quiet if os.access(quiet, os.W_OK) else work) as place:
        found, different = _cut(calls, lives, str(recorded), Path(place), IMAGES // 10 if quick else IMAGES)
        unsynced = [call for call in calls if call.kind != "sync"][:CONTROL_CALLS]
        control, _ = _cut(unsynced, lives, str(recorded), Path(place), CONTROL_CALLS)
    images, points = sum(found.values()), len(calls)
    bad = {kind: times for kind, times in found.items() if kind != "whole"}
    return [
        Row(
            _DONE,
            f"{images:,} images ({different:,} different) at {points:,} points, {len(lives.states)} steps",
            f"{bad.get('lost', 0)} lost, {sum(bad.values()) - bad.get('lost', 0)} corrupt" + (f" {bad}" if bad else ""),
            _BAR,
            not bad and (quick or images >= IMAGES),
        ),
        Row(
            "control: the same life on a disk that syncs nothing",
            f"{sum(control.values()):,} images",
            ", ".join(f"{times} {kind}" for kind, times in sorted(control.items()) if kind != "whole"),
            "some must be lost, some corrupt",
            control["lost"] > 0 and len(control) > 2,
        ),
    ]


def _cut(calls: list[Call], lives: Lives, folder: str, place: Path, wanted: int) -> tuple[Counter[str], int]:
    chance = random.Random(3)  # the parts are by chance, not secret
    disk = Disk(folder)
    said = -1
    found: Counter[str] = Counter()
    known: dict[tuple[int, bytes], str] = {}
    samples = wanted // len(calls) + 1
    for call in calls:
        disk.take(call)
        if call.kind == "said":
            said = call.offset
        for image in disk.images(chance, samples * 2):
            key = (said, _digest(image))
            if key not in known:
                known[key] = _judge(image, said, lives, place / "image")
            found[known[key]] += 1
    return found, len(known)


def _digest(image: Mapping[str, bytes]) -> bytes:
    hashed = sha256()
    for name, data in sorted(image.items()):
        hashed.update(f"{name}\0{len(data)}\0".encode() + data)
    return hashed.digest()


def _judge(image: Mapping[str, bytes], said: int, lives: Lives, place: Path) -> str:
    shutil.rmtree(place, ignore_errors=True)
    for name, data in image.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    allowed = lives.states[max(said, 0) : said + 2]
    try:
        if not (place / DIARY).exists():
            return "whole" if said < 0 else "lost"
        there = lives.state_of(place / DIARY)
        if there not in allowed:
            return "lost" if there in lives.states else "corrupt"
        copies = [place / COPY, *(place / "safety").glob("[!.]*.myotrack")]
        if not all(lives.state_of(copy) in lives.states for copy in copies if copy.exists()):
            return "corrupt copy"
        archive = place / ARCHIVE
        if archive.exists() and not archive.read_bytes().endswith(b"}\n"):
            return "half an archive"
    except DiaryError as error:
        return f"cannot be opened: {error.problem}"
    return "whole"
