"""Damaged, foreign and strange files at the diary's path: none may crash the program, be written to, or lie."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

from tests.faults.damage import Damage, Diaries, damages
from tests.faults.deeds import DeedClock, do, opened
from tests.faults.reader import Found, Reader
from tests.faults.table import Row

NAME = "mine.myotrack"
DEEDS = 84
FILES = 2000


def damaged_rows(work: Path, *, quick: bool) -> list[Row]:
    """Open, read and check many damaged files, each in its own folder, and count what nobody noticed."""
    diaries = some_diaries(work)
    chance = random.Random(17)  # by chance, not secret
    found: list[tuple[Damage, Found]] = []
    reader = Reader(work / "home")
    (work / "whole").mkdir()
    (work / "whole" / NAME).write_bytes(diaries.whole)
    whole = reader.read(work / "whole" / NAME)
    assert whole == Found(shown=whole.shown), whole
    for number, kind in enumerate(damages(0.03 if quick else 1.0)):
        place = work / f"case-{number}"
        place.mkdir()
        kind.put(place / NAME, diaries, chance)
        one = reader.read(place / NAME)
        found.append((kind, one))
        if not (one.mistake or one.written_to or silent(one, whole)):
            shutil.rmtree(place)
    reader.close()
    return [_row(found), _noticed([one for kind, one in found if kind.is_a_flip], whole), _lies(found, whole)]


def some_diaries(work: Path) -> Diaries:
    """Make a diary in which every kind of deed was done, and keep it as it was a few deeds before its end."""
    path, clock = work / "lived.myotrack", DeedClock()
    diary = opened(path, clock)
    earlier = b""
    for number in range(DEEDS):
        do(diary, clock, number)
        if number == DEEDS - 12:
            earlier = path.read_bytes()
    diary.close()
    return Diaries(path.read_bytes(), earlier)


def silent(one: Found, whole: Found) -> bool:
    """Whether something else was read than was written, and neither opening, reading nor the full check noticed."""
    return (shows_another_value(one, whole) or leaves_out(one, whole)) and one.checked == 0


def shows_another_value(one: Found, whole: Found) -> bool:
    """Whether something was read that nobody wrote, or that is not as it was written last."""
    return bool(set(one.shown) - set(whole.shown))


def leaves_out(one: Found, whole: Found) -> bool:
    """Whether the diary was read, and something that was written was not among it."""
    return bool(one.shown) and not shows_another_value(one, whole) and one.shown != whole.shown


def _row(found: list[tuple[Damage, Found]]) -> Row:
    mistakes = [(kind.name, one.mistake) for kind, one in found if one.mistake]
    written = [kind.name for kind, one in found if one.written_to]
    kinds = Counter(kind.name for kind, _ in found)
    details = "".join(f"; {name}: {mistake}" for name, mistake in mistakes[:3])
    details += "".join(f"; written to: {name} ×{times}" for name, times in Counter(written).items())
    return Row(
        f"damaged and strange files at the diary's path ({len(kinds)} kinds), opened, read and checked",
        f"{len(found):,} files",
        f"{len(mistakes)} crashes or errors that were not foreseen, {len(written)} files changed{details}",
        f"≥ {FILES:,} files: 0 crashes, 0 changed",
        not mistakes and not written,
    )


def _noticed(flips: list[Found], whole: Found) -> Row:
    at_opening = sum(bool(one.refused) for one in flips)
    at_reading = sum(bool(one.unreadable) for one in flips)
    opened = [one for one in flips if one.shown]
    by_the_check = [one for one in opened if one.checked]
    another = sum(shows_another_value(one, whole) for one in opened)
    missing = sum(leaves_out(one, whole) for one in opened)
    lies = sum(silent(one, whole) for one in flips)
    return Row(
        "of these, one flipped bit: who notices",
        f"{len(flips):,} flips",
        f"{at_opening} on opening, {at_reading} on reading, {len(by_the_check)} by the full check alone, "
        f"{len(opened) - len(by_the_check)} change nothing that is read; of what was read, {another} show another "
        f"value, {missing} leave something out, {lies} of these unnoticed by the full check too",
        "0 show another value, 0 leave something out",
        not another and not missing,
    )


def _lies(found: list[tuple[Damage, Found]], whole: Found) -> Row:
    others = [(kind, one) for kind, one in found if not kind.is_a_flip]
    lies = Counter(kind.name for kind, one in others if silent(one, whole))
    until_the_check = Counter(
        kind.name for kind, one in others if shows_another_value(one, whole) or leaves_out(one, whole)
    )
    return Row(
        "of these, all other damage: another value read, and neither opening, reading nor the full check noticed",
        f"{len(others):,} files",
        f"{_times(lies)} unnoticed; {_times(until_the_check)} noticed by the full check alone",
        "0 unnoticed",
        not lies,
    )


def _times(found: Counter[str]) -> str:
    kinds = ", ".join(f"{name} ×{times}" for name, times in found.items())
    return f"{found.total()}{f' ({kinds})' if kinds else ''}"
