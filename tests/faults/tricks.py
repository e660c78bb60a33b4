"""Files made to hurt whoever imports them: each is refused, quickly, and without much memory."""

from __future__ import annotations

import io
import json
import os
import resource
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from myotrack.exchange.bundle import read_bundle
from myotrack.exchange.facts import UnreadableFileError
from myotrack.services.imports import Imports
from tests.faults.deeds import DeedClock, opened
from tests.faults.table import Row, not_done

_DONE = "files made to hurt: zip bombs and paths that lead out, deep or odd JSON, endless rows, links and pipes"
_BAR = "each refused, in < 1 s and < 100 MB more"
_ROWS = b"date,twitch_count\n2026-03-01,1\n"
_DAY = b'{"myotrack_archive": 1, "check_ins": ['

Make = Callable[[Path], None]


def trick_rows(work: Path, *, quick: bool) -> list[Row]:
    """Try to import each; all of them are quick, so `quick` changes nothing."""
    del quick
    if not hasattr(os, "fork"):
        return [not_done(_DONE, _BAR, "needs a system that can fork")]
    wrong = []
    slowest = most = 0.0
    opened(None, DeedClock()).close()  # imports are not what is measured
    for number, (name, make) in enumerate(_tricks()):
        path = work / f"{number}" / name
        path.parent.mkdir()
        make(path)
        around = sorted(path.parent.rglob("*"))
        said, seconds, megabytes = _measured(path)
        slowest, most = max(slowest, seconds), max(most, megabytes)
        if not said.startswith("refused"):
            wrong.append(f"{name}: {said[:100]}")
        if seconds >= 1 or megabytes >= 100:
            wrong.append(f"{name}: {seconds:.1f} s, {megabytes:.0f} MB")
        if sorted(path.parent.rglob("*")) != around:
            wrong.append(f"{name} left something")
    found = "; ".join(wrong) or f"all refused; the slowest {slowest:.1f} s, the largest {most:.0f} MB more"
    return [Row(_DONE, f"{number + 1} files", found, _BAR, not wrong)]


def _measured(path: Path) -> tuple[str, float, float]:
    """Read a file in a child and return what it said, how long it took and how much more memory."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        before, start = _memory(), perf_counter()
        said = "a mistake of the program"
        try:
            said = _read(path)
        except Exception as error:  # noqa: BLE001  # any error that gets here is what is looked for
            said = f"{type(error).__name__}: {error}"
        finally:
            found = [said, perf_counter() - start, (_memory() - before) / 1024]
            os.write(write_end, json.dumps(found).encode())
            os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as answer:
        said, seconds, megabytes = json.loads(answer.read() or b'["it died", 0, 0]')
    os.waitpid(child, 0)
    return said, seconds, megabytes


def _memory() -> int:
    """The most that this process had in memory so far, KiB (a forked child begins with what it has then)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines() if Path("/proc").exists() else []
    peak = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    return peak[0] if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _read(path: Path) -> str:
    diary = opened(None, DeedClock())
    try:
        plan = Imports(diary.recorder).plan(read_bundle([path]))
    except UnreadableFileError as error:
        return f"refused: {error}"
    finally:
        diary.close()
    return f"refused {len(plan.refused)} rows" if plan.refused else f"taken: {len(plan.writes)} facts"


def _tricks() -> Iterator[tuple[str, Make]]:
    yield "bomb.zip", _zip(("check-ins.csv", bytes(300_000_000)))
    yield "many-bombs.zip", _zip(*((f"{n}.csv", bytes(45_000_000)) for n in range(6)))
    yield "says-it-is-small.zip", _says_it_is_small
    yield "up.zip", _zip(("../../check-ins.csv", _ROWS))
    yield "absolute.zip", _zip(("/tmp/check-ins.csv", _ROWS))
    yield "drive.zip", _zip(("C:\\check-ins.csv", _ROWS))
    yield "link.zip", _with_a_link
    yield "members.zip", _zip(*((f"{n}.csv", _ROWS) for n in range(5000)))
    yield "half.zip", _bytes(_zipped(("a.csv", _ROWS * 99))[:-40])
    yield "deep.json", _bytes(_DAY + b"[" * 1_000_000)
    yield "deep-object.json", _bytes(b'{"a":' * 200_000)
    for name, text in (
        ("nan", b"NaN"),
        ("infinity", b"-Infinity"),
        ("overflow", b"1e999"),
        ("digits", b"9" * 300_000),
        ("surrogate", b'"\\ud800"'),
        ("twice", b'{"id": "a", "id": "b"}'),
    ):
        yield f"{name}.json", _bytes(_DAY + text + b"]}")
    yield "no-utf8.csv", _bytes(b"date,note\n2026-03-01,\xff\xfe\n")
    yield "nul.csv", _bytes(b"date,note\n2026-03-01,a\x00b\n")
    yield "one-cell.csv", _bytes(b"date,note\n2026-03-01," + b"x" * 20_000_000)
    yield "large.csv", _bytes(_ROWS + b"2026-03-01,1\n" * 4_500_000)
    yield "rows.csv", _bytes(_ROWS + b"\n" * 1_100_000)
    yield "formula-header.csv", _bytes(b"date,=HYPERLINK(1)\n2026-03-01,1\n")
    yield "endless.csv", _link("/dev/zero")
    yield "itself.csv", _link("itself.csv")
    yield "pipe.csv", _pipe
    yield "diary.csv", _bytes(b"SQLite format 3\x00" + bytes(5000))


def _bytes(data: bytes) -> Make:
    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link(target: str) -> Make:
    def make(path: Path) -> None:
        path.symlink_to(target)

    return make


def _zip(*members: tuple[str, bytes]) -> Make:
    def make(path: Path) -> None:
        path.write_bytes(_zipped(*members))

    return make


def _zipped(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def _says_it_is_small(path: Path) -> None:
    data = bytearray(_zipped(("check-ins.csv", bytes(300_000_000))))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(signature) + offset
        data[at : at + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(data)


def _with_a_link(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        member = zipfile.ZipInfo("check-ins.csv")
        member.create_system = 3
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/passwd")
