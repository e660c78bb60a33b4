"""Ways in which a file can be damaged, or be another one, at the place where the diary is looked for."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from myotrack.storage.tables import APPLICATION_ID, SCHEMA_VERSION

PAGE = 4096


@dataclass(frozen=True, slots=True)
class Diaries:
    """A whole diary, and the same one a few deeds earlier."""

    whole: bytes
    earlier: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A kind of damage: how often it is done, and what puts it at a path."""

    name: str
    times: int
    put: Callable[[Path, Diaries, random.Random], None]
    is_a_flip: bool = False


def _changed(change: Callable[[bytearray, random.Random], bytearray | None]) -> Callable[..., None]:
    def put(path: Path, diaries: Diaries, chance: random.Random) -> None:
        data = bytearray(diaries.whole)
        path.write_bytes(change(data, chance) or data)

    return put


def _flip(times: int) -> Callable[..., None]:
    def change(data: bytearray, chance: random.Random) -> None:
        for _ in range(times):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)

    return _changed(change)


def _flip_in_use(data: bytearray, chance: random.Random) -> None:
    used = [at for at in range(100, len(data)) if data[at]]
    data[chance.choice(used)] ^= 1 << chance.randrange(8)


def _flip_in_header(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(100)] ^= 1 << chance.randrange(8)


def _zero_page(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = bytes(PAGE)


def _zero_run(data: bytearray, chance: random.Random) -> None:
    at, length = chance.randrange(len(data)), chance.choice((1, 16, 512, 3 * PAGE))
    data[at : at + length] = bytes(len(data[at : at + length]))


def _overwrite(data: bytearray, chance: random.Random) -> None:
    at, length = chance.randrange(len(data)), chance.choice((2, 40, 512, 5 * PAGE))
    data[at : at + length] = chance.randbytes(len(data[at : at + length]))


def _cut_off(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at - at % PAGE if chance.random() < 0.5 else at :]


def _tail(data: bytearray, chance: random.Random) -> None:
    data += chance.randbytes(chance.randrange(1, 3 * PAGE))


def _swap_pages(data: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


def _old_page(path: Path, diaries: Diaries, chance: random.Random) -> None:
    """A write that the disk said it did and never did: one page is as it was before."""
    data = bytearray(diaries.whole)
    pages = [
        at for at in range(0, len(diaries.earlier), PAGE) if diaries.earlier[at : at + PAGE] != data[at : at + PAGE]
    ]
    at = chance.choice(pages)
    data[at : at + PAGE] = diaries.earlier[at : at + PAGE]
    path.write_bytes(data)


def _random_file(path: Path, _diaries: Diaries, chance: random.Random) -> None:
    beginning = chance.choice((b"", b"", b"SQLite format 3\x00", b"PK\x03\x04", b"{}"))
    path.write_bytes(beginning + chance.randbytes(chance.choice((0, 1, 60, 99, 100, 511, 5000, 40_000))))


def _random_body(data: bytearray, chance: random.Random) -> None:
    data[100:] = chance.randbytes(chance.randrange(len(data)))


def _foreign(path: Path, _diaries: Diaries, chance: random.Random) -> None:
    """A database of another program; some say that they are a diary of ours."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(f"PRAGMA page_size={chance.choice((512, 1024, 4096, 65536))}")
        if chance.random() < 0.7:
            raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
            raw.execute(f"PRAGMA user_version={chance.randint(1, SCHEMA_VERSION)}")
        names = ["moz_places", "check_in", "history", "about", "change", "medicine", "t"]
        for name in chance.sample(names, chance.randint(1, len(names))):
            columns = chance.sample(["id", "day", "key", "value", "seq", "note", "checksum"], chance.randint(1, 7))
            raw.execute(f'CREATE TABLE "{name}" ({", ".join(columns)})')
            for number in range(chance.randint(0, 20)):
                raw.execute(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(columns))})', [number] * len(columns))
        if chance.random() < 0.3:
            raw.execute("CREATE VIEW v AS SELECT 1")


def _version(path: Path, diaries: Diaries, chance: random.Random) -> None:
    data = bytearray(diaries.whole)
    newer = chance.choice((SCHEMA_VERSION + 1, 99, 2**31 - 1, 2**32 - 1, *range(SCHEMA_VERSION)))
    data[60:64] = newer.to_bytes(4, "big")
    path.write_bytes(data)


def _journal(path: Path, diaries: Diaries, chance: random.Random) -> None:
    """A whole diary with something beside it that is named like the journal of a crash, and is none."""
    path.write_bytes(diaries.whole)
    magic = chance.choice((b"", bytes.fromhex("d9d505f920a163d7")))
    path.with_name(f"{path.name}-journal").write_bytes(magic + chance.randbytes(chance.choice((1, 28, 512, 9000))))


def _no_file(path: Path, diaries: Diaries, chance: random.Random) -> None:
    """What is no plain file at all, and the empty one."""
    whole = path.with_name("whole.myotrack")
    match chance.randrange(9):
        case 0:
            path.touch()
        case 1:
            path.mkdir()
        case 2:
            os.mkfifo(path)
        case 3:
            path.symlink_to(path)
        case 4:
            path.symlink_to(path.with_name("nowhere"))
        case 5:
            path.symlink_to(path.parent)
        case 6:
            path.symlink_to("/dev/zero")
        case 7:
            path.symlink_to("/dev/null")
        case _:
            whole.write_bytes(diaries.whole)
            path.symlink_to(whole)


KINDS = (
    Damage("one bit flipped anywhere", 500, _flip(1), is_a_flip=True),
    Damage("one bit flipped in a byte that is in use", 500, _changed(_flip_in_use), is_a_flip=True),
    Damage("one bit flipped in the first 100 bytes", 120, _changed(_flip_in_header), is_a_flip=True),
    Damage("16 bits flipped", 120, _flip(16)),
    Damage("a page of zeros", 100, _changed(_zero_page)),
    Damage("a run of zeros", 100, _changed(_zero_run)),
    Damage("a run of random bytes", 120, _changed(_overwrite)),
    Damage("two pages exchanged", 60, _changed(_swap_pages)),
    Damage("one page as it was before", 80, _old_page),
    Damage("cut off", 150, _changed(_cut_off)),
    Damage("random bytes behind the end", 30, _changed(_tail)),
    Damage("random bytes behind the header", 30, _changed(_random_body)),
    Damage("random files", 80, _random_file),
    Damage("databases of other programs", 80, _foreign),
    Damage("other version numbers", 40, _version),
    Damage("no journal, but named like one", 20, _journal),
    Damage("empty, folder, link, pipe, device", 27, _no_file),
)


def damages(share: float) -> Iterator[Damage]:
    """Give every kind as often as it is done, or that share of it, each at least twice."""
    for kind in KINDS:
        for _ in range(max(2, round(kind.times * share))):
            yield kind
