"""What was entered since a restore is named, and what becomes of it when that is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from myotrack.domain.actions import Action
from myotrack.services.taking_back import EnteredSince, TakingBack
from myotrack.storage.tables import CHECK_IN
from myotrack.storage.waiting import RowChange, WaitingChange
from myotrack.ui.keeping.take_back_sheet import MOST_NAMED, entry_name, since_lines
from tests.builders import DAY, a_check_in, day
from tests.storage.files import a_stamp

CHANGE = WaitingChange("a", a_stamp(), (RowChange(CHECK_IN, "x", None, {"id": "x"}),), None)


def _found(*days: int, goes_along: bool) -> TakingBack:
    since = tuple(EnteredSince(CHANGE, (a_check_in(day(number), 1),)) for number in days)
    return TakingBack(None, since, goes_along)


def test_nothing_is_said_where_nothing_was_entered() -> None:
    assert since_lines(_found(goes_along=True), {}) == []


@pytest.mark.parametrize("goes_along", [True, False])
def test_each_thing_is_named_once_and_many_are_counted(goes_along: bool) -> None:
    (line,) = since_lines(_found(0, 0, *range(MOST_NAMED + 2), goes_along=goes_along), {})
    assert line.count("the answers for") == MOST_NAMED
    assert "; 2 more. " in line
    assert ("goes along" in line) is goes_along
    assert ("stays in the backup" in line) is not goes_along


def test_what_was_taken_back_or_removed_says_so_and_an_import_is_cut_short() -> None:
    about = tuple(a_check_in(day(number), 1) for number in range(5))
    undo = EnteredSince(replace(CHANGE, stamp=replace(CHANGE.stamp, action=Action.UNDO)), about[:1])
    assert entry_name(undo, {}) == "taking back the answers for 3 March 2026"
    assert entry_name(EnteredSince(CHANGE, about), {}).endswith("4 March 2026; 3 more")
    gone = RowChange(CHECK_IN, "x", {"id": "x"}, None)
    removal = EnteredSince(replace(CHANGE, rows=(gone,)), about[:1])
    assert entry_name(removal, {}) == "removing the answers for 3 March 2026"


def test_a_change_is_named_by_what_it_is_about() -> None:
    twice = EnteredSince(CHANGE, (a_check_in(DAY, 1), a_check_in(DAY, 2)))
    assert entry_name(twice, {}).count("the answers for") == 1
    moved = replace(twice, about=(a_check_in(DAY, 1), a_check_in(DAY + timedelta(days=1), 2)))
    assert entry_name(moved, {}).count("the answers for") == 2
