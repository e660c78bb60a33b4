"""Recognises folders that a cloud copies or a network holds, by their marks, names and file systems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePath

from myotrack.domain.shared_places import SharedPlace, Sharing

MOUNTS = Path("/proc/self/mounts")

_MARKS: dict[Sharing, tuple[str, ...]] = {
    Sharing.DROPBOX: (".dropbox", ".dropbox.cache"),
    Sharing.SYNCTHING: (".stfolder",),
    Sharing.NEXTCLOUD: (".nextcloudsync.log", ".owncloudsync.log", ".sync_*.db", "._sync_*.db"),
    Sharing.GOOGLE_DRIVE: (".tmp.drivedownload", ".tmp.driveupload"),
    Sharing.ONEDRIVE: (".849C9593-D756-4E56-8D6E-42412F2A707B",),
}
"""What the programs themselves leave in the top folder of what they copy."""

_NAMES: tuple[tuple[re.Pattern[str], Sharing], ...] = (
    (re.compile(r"OneDrive($| - |-)"), Sharing.ONEDRIVE),
    (re.compile(r"Dropbox($| \(|-)"), Sharing.DROPBOX),
    (re.compile(r"(Mobile Documents|iCloud ?Drive.*|iCloud~.*)$"), Sharing.ICLOUD),
    (re.compile(r"(Google ?Drive)($| |-)"), Sharing.GOOGLE_DRIVE),
    (re.compile(r"(Nextcloud|ownCloud)($|\d|-)"), Sharing.NEXTCLOUD),
    (re.compile(r"CloudStorage$"), Sharing.OTHER_CLOUD),
)
"""Names of the folders that the programs make; the innermost one counts."""

_FILE_SYSTEMS: dict[str, Sharing] = {
    **dict.fromkeys(
        ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "davfs", "fuse.sshfs", "fuse.davfs2"),
        Sharing.NETWORK,
    ),
    **dict.fromkeys(("fuse.rclone", "fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.glusterfs"), Sharing.NETWORK),
    "fuse.onedriver": Sharing.ONEDRIVE,
    "fuse.google-drive-ocamlfuse": Sharing.GOOGLE_DRIVE,
}
"""File systems, as Linux names them, that lie elsewhere. Not 9p and vboxsf: those are this computer's own disk."""


def shared_place(path: Path, mounts: str | None = None) -> SharedPlace | None:
    """Return the shared folder that `path` lies in and who else writes there, or None for a folder of this computer.

    `mounts` is the text of Linux's table of file systems; it is read where there is one. Nothing is ever written, and
    what can't be looked at counts as not shared.
    """
    if _is_on_a_server(path):
        return SharedPlace(str(path.parent), Sharing.NETWORK)
    try:
        folder = path.resolve().parent
    except (OSError, RuntimeError):
        folder = path.absolute().parent
    return _by_marks(folder) or _by_name(folder) or _by_file_system(folder, _mounts() if mounts is None else mounts)


def _is_on_a_server(path: PurePath) -> bool:
    r"""Whether the path has the form of a share, \\server\folder; \\?\C:\ is a long name of this computer's disk."""
    written = str(path).replace("/", "\\") if path.drive else str(path)
    if written.startswith(("\\\\?\\", "\\\\.\\")):
        return written.startswith("\\\\?\\UNC\\")
    return written.startswith("\\\\")


def _by_marks(folder: Path) -> SharedPlace | None:
    for place in (folder, *folder.parents):
        for sharing, marks in _MARKS.items():
            if any(_is_there(place, mark) for mark in marks):
                return SharedPlace(str(place), sharing)
    return None


def _is_there(place: Path, mark: str) -> bool:
    try:
        return any(place.glob(mark)) if "*" in mark else (place / mark).exists()
    except OSError:
        return False


def _by_name(folder: Path) -> SharedPlace | None:
    for place in (folder, *folder.parents):
        for name, sharing in _NAMES:
            if name.match(place.name):
                return SharedPlace(str(place), sharing)
    return None


def _by_file_system(folder: Path, mounts: str) -> SharedPlace | None:
    kinds = _kinds(mounts)
    for place in (folder, *folder.parents):
        kind = kinds.get(str(place))
        if kind is not None:
            sharing = _FILE_SYSTEMS.get(kind)
            return None if sharing is None else SharedPlace(str(place), sharing)
    return None


def _kinds(mounts: str) -> Mapping[str, str]:
    """Return mount point → kind of file system; the last one mounted on a place is the one that is seen."""
    found = {}
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) > 2:
            found[re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), words[1])] = words[2]
    return found


def _mounts() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
