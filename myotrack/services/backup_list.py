"""The backups of a folder: what each is, why and when it was made, and whether it is still what was written.

Beside each backup stands a manifest of the same name that ends in .json. A backup without one, made by an earlier
program or copied there by a person, is read instead.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services.backup_order import newest_first
from myotrack.services.whose_backup import own_backups, read_place, written_place
from myotrack.storage.backup_signs import STAMP, manifest_of
from myotrack.storage.check import examine
from myotrack.storage.files import put_in_place, unfinished_file
from myotrack.storage.held_files import reading
from myotrack.storage.inventory import Inventory, inventory
from myotrack.storage.own_id import own_id
from myotrack.storage.snapshot import snapshot

ENDING = ".myotrack"
MANIFEST_VERSION = 1

_CHUNK = 1 << 20


class Why(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    BY_HAND = "by_hand"
    BEFORE_UPGRADE = "before_upgrade"
    BEFORE_IMPORT = "before_import"
    BEFORE_RESTORE = "before_restore"
    BEFORE_BULK_EDIT = "before_bulk_edit"
    UNKNOWN = "unknown"
    """It has no manifest that can be read."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: the file, when (local time) and why it was made, and what is in it."""

    path: Path
    made_at: datetime
    why: Why
    sound: bool
    """Whether the file is to the bit what was written and verified; for one without manifest, whether it is sound."""
    number: int
    """Counts up with every backup of a folder, whatever the clock says; 0 where no manifest tells."""
    diary_id: str
    schema: int
    days: int
    """Days with observations."""
    first_day: str | None
    last_day: str | None
    facts: int
    digest: str
    """SHA-256 of everything in it: two backups with the same one hold the same."""
    kept_damaged: bool = False
    """Whether it is a damaged diary that was kept as it was before a backup took its place, and still is."""
    of: Path | None = None
    """The file that it is a copy of; None where no manifest tells."""
    after: int = 0
    """The highest number that backups of the diary had in its other folders when this one was made."""
    changes: int = 0
    """How many changes to the diary are in it."""


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, the one made last first; each file is read and compared with its manifest.

    Safe in any thread. Takes about a second for a few hundred megabytes. A folder that is not there, or can't be
    read, holds none.
    """
    try:
        files = sorted(p for p in folder.iterdir() if p.suffix == ENDING and not _is_of_the_system(p) and p.is_file())
    except OSError:
        return ()
    return newest_first(_listed(path) for path in files)


def backups_of(diary: Path, *folders: Path) -> tuple[Backup, ...]:
    """Return the backups in these folders that are of the diary at `diary`, the one made last first."""
    found = {backup.path.resolve(): backup for folder in folders for backup in list_backups(folder)}
    return own_backups(diary, found.values())


def newest_good_backup(diary: Path, *folders: Path) -> Backup | None:
    """Return the backup of this diary that was made last and is sound, or None."""
    return next((backup for backup in backups_of(diary, *folders) if backup.sound), None)


def refuse_changed(backup: Path) -> None:
    """Raise DiaryError when the manifest of this file tells that it is no longer what was written; OSError too."""
    told = _read_manifest(manifest_of(backup))
    if told and _sha256(backup) != told["sha256"]:
        raise DiaryError(DiaryProblem.DAMAGED, str(backup))


def is_kept_damaged(backup: Path) -> bool:
    """Whether this file is a damaged diary that was kept as it was, byte for byte, before a backup took its place."""
    told = _read_manifest(manifest_of(backup))
    return bool(told) and "digest" not in told


def write_manifest(
    backup: Path, why: Why, made_at: datetime, held: Inventory | None, diary: Path, others: Sequence[Path] = ()
) -> None:
    """Write down what was just made of `diary` at `backup`; `held` is None for a damaged one that is kept as it was.

    The number goes on from those in its folder, and from those of the same diary in the `others`. Raise OSError.
    """
    diary_id = own_id(diary) if held is None else held.diary_id
    after = max((_highest_number(folder, diary_id) for folder in others), default=0) if diary_id else 0
    told: dict[str, Any] = {
        "myotrack_backup": MANIFEST_VERSION,
        "name": backup.name,
        "made_at": made_at.isoformat(timespec="seconds"),
        "why": why.value,
        "number": max(_highest_number(backup.parent), after) + 1,
        "after": after,
        "of": written_place(diary, backup.parent),
        "diary_id": diary_id,
        "sha256": _sha256(backup),
    }
    if held is not None:
        told |= {
            "schema": held.version,
            "days": held.days,
            "first_day": held.first_day,
            "last_day": held.last_day,
            "facts": held.facts,
            "rows": dict(held.rows),
            "digest": held.digest,
        }
    target = manifest_of(backup)
    with unfinished_file(target) as unfinished:
        unfinished.write_text(json.dumps({**told, "seal": _seal(told)}, indent=1), encoding="utf-8")
        put_in_place(unfinished, target)


def _is_of_the_system(path: Path) -> bool:
    """Whether macOS keeps something of its own under this name, beside a file on a stick. A diary may be hidden too."""
    return path.name.startswith("._")


def _highest_number(folder: Path, diary_id: str | None = None) -> int:
    """Return the highest number in a folder, of any diary unless one is named; 0 for none. Raise OSError."""
    told = [_read_manifest(path) for path in folder.glob(f"*{ENDING}.json")]
    return max((one.get("number", 0) for one in told if diary_id in (None, one.get("diary_id"))), default=0)


def _listed(path: Path) -> Backup:
    told = _read_manifest(manifest_of(path))
    if not told:
        return _read_instead(path)
    try:
        unchanged = _sha256(path) == told["sha256"]
    except OSError:
        unchanged = False
    return Backup(
        path=path,
        made_at=datetime.fromisoformat(told["made_at"]),
        why=Why(told["why"]),
        sound=unchanged and "digest" in told,
        kept_damaged=unchanged and "digest" not in told,
        number=told["number"],
        diary_id=told.get("diary_id", ""),
        schema=told.get("schema", 0),
        days=told.get("days", 0),
        first_day=told.get("first_day"),
        last_day=told.get("last_day"),
        facts=told.get("facts", 0),
        digest=told.get("digest", ""),
        of=read_place(told["of"], path.parent) if "of" in told else None,
        after=told.get("after", 0),
        changes=told.get("rows", {}).get("change", 0),
    )


def _read_instead(path: Path) -> Backup:
    held: Inventory | None = None
    sound = False
    try:
        with snapshot(path) as connection:
            sound = examine(connection).sound
            held = inventory(connection)
    except DiaryError:
        sound = False
    return Backup(
        path=path,
        made_at=_made_at(path),
        why=Why.UNKNOWN,
        sound=sound,
        number=0,
        diary_id="" if held is None else held.diary_id,
        schema=0 if held is None else held.version,
        days=0 if held is None else held.days,
        first_day=None if held is None else held.first_day,
        last_day=None if held is None else held.last_day,
        facts=0 if held is None else held.facts,
        digest="" if held is None else held.digest,
        changes=0 if held is None else held.changes,
    )


def _read_manifest(path: Path) -> Mapping[str, Any]:
    """Return what a manifest says; nothing when there is none, or something else than this program wrote it."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        seal = told.pop("seal")
    except (OSError, ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return {}
    known = told.get("myotrack_backup") == MANIFEST_VERSION and seal == _seal(told)
    return told if known and f"{told['name']}.json" == path.name else {}


def _seal(told: Mapping[str, Any]) -> str:
    """Return a checksum of the manifest itself: a bit that flips in it must not make a good backup look bad."""
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _sha256(path: Path) -> str:
    whole = sha256()
    with reading(path) as file:
        while chunk := file.read(_CHUNK):
            whole.update(chunk)
    return whole.hexdigest()


def _made_at(path: Path) -> datetime:
    """Return when a backup was made, by the stamp in its name, else by the time of the file."""
    stamp = STAMP.search(path.stem)
    if stamp is not None:
        try:
            return datetime.strptime(stamp[1], "%Y-%m-%d-%H%M%S").astimezone()
        except ValueError:
            pass
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return datetime.fromtimestamp(0).astimezone()
