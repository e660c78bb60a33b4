from __future__ import annotations

from datetime import date

import pytest

from myotrack.words.restore_words import backup_holds, restore_changes


@pytest.mark.parametrize(
    ("days", "last", "said"),
    [
        (0, None, "The backup holds no days."),
        (1, date(2026, 3, 3), "The backup holds 1 day: 3 March 2026."),
        (28, date(2026, 3, 31), "The backup holds 28 days, up to 31 March 2026."),
    ],
)
def test_what_a_backup_holds(days: int, last: date | None, said: str) -> None:
    assert backup_holds(days, last) == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((1, 1, 1, 9), "Against the diary as it is: 1 day comes back, 1 day goes away, 1 day changes."),
        ((2, 0, 3, 9), "Against the diary as it is: 2 days come back, 3 days change."),
        ((0, 2, 0, 9), "Against the diary as it is: 2 days go away."),
        ((0, 0, 0, 1), "Against the diary as it is: no day changes, but 1 other entry does."),
        ((0, 0, 0, 2), "Against the diary as it is: no day changes, but 2 other entries do."),
        ((0, 0, 0, 0), "Against the diary as it is: nothing that you entered changes."),
    ],
)
def test_what_a_restore_changes(numbers: tuple[int, int, int, int], said: str) -> None:
    added, removed, changed, facts = numbers
    assert restore_changes(added=added, removed=removed, changed=changed, facts=facts) == said
