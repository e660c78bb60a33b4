"""A long life on a disk that is full every now and then ends in the same diary as one on a disk that never was."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

import pytest

from myotrack.domain.errors import DiaryError
from myotrack.services import backups
from myotrack.services.open_diary import OpenDiary
from tests.faults.deeds import DeedClock, do, opened, state

DEEDS = 63
OF_ONE_ROUND = 21
NEED_ROOM = frozenset({3, 6, 7, 12, 15, 20})
"""Undo leaves no trace of what waits, an unfinished count is tried again by itself, and a bulk edit needs a backup."""


@pytest.mark.parametrize("seed", range(2))
def test_each_thing_that_waited_is_there_once_in_its_order_with_its_time(tmp_path: Path, seed: int) -> None:
    random, path, other = Random(seed), tmp_path / "a.myotrack", tmp_path / "never full.myotrack"
    clock, twin_clock = DeedClock(), DeedClock()
    kept = 0
    with closing(opened(path, clock)) as diary, closing(opened(other, twin_clock)) as twin:
        for number in range(DEEDS):
            do(twin, twin_clock, number)
            diary.store.read_only = number % OF_ONE_ROUND not in NEED_ROOM and random.random() < 0.7
            if not diary.store.read_only:
                diary.recorder.waiting.save()
            kept += _do_or_keep(diary, clock, number)
        diary.store.read_only = False
        diary.recorder.waiting.save()
    assert kept > DEEDS // 4
    assert state(path, ids=False) == state(other, ids=False)
    assert backups.check(path).sound


def _do_or_keep(diary: OpenDiary, clock: DeedClock, number: int) -> bool:
    """Do a deed, as the window does it; return whether it waits now."""
    deed = partial(do, diary, clock, number)
    try:
        deed()
    except DiaryError:
        assert diary.recorder.waiting.keep(str(number), deed)
        return True
    return False
