from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotrack.domain.actions import Action
from myotrack.domain.appointments import Question
from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange
from myotrack.domain.errors import LaterChangeError
from myotrack.domain.medicines import Medicine
from myotrack.domain.provenance import Author
from myotrack.domain.signs import ActionTaken, SignReport, WarningSign
from myotrack.storage.reader import Edit
from myotrack.storage.store import Store, create_store
from myotrack.storage.subjects.subject import Fact
from tests.builders import DAY, a_check_in, a_count_session, a_dose_change, a_medicine, a_provenance, a_sign, day
from tests.storage.files import NOW, a_stamp, ask_sql, put


@pytest.fixture
def store() -> Iterator[Store]:
    made = create_store(None, {})
    yield made
    made.close()


def held(store: Store, kind: type[CheckIn] = CheckIn) -> list[CheckIn]:
    with store.read() as reader:
        return list(reader.all(kind))


def edits_on(store: Store, on: date) -> list[tuple[Fact | None, Fact | None]]:
    with store.read() as reader:
        return [(edit.before, edit.after) for edit in reader.edits_of_day(on)]


def edits(store: Store) -> list[tuple[Fact | None, Fact | None]]:
    with store.read() as reader:
        return [(edit.before, edit.after) for edit in reader.edits_of_day(DAY)]


def revert(store: Store, change_id: str, action: Action = Action.UNDO) -> str:
    with store.write(a_stamp(action)) as writer:
        writer.revert(change_id)
    assert writer.change_id is not None
    return writer.change_id


def remove(store: Store, kind: type[Fact], fact_id: str) -> str:
    with store.write(a_stamp(Action.CLEAR_DAY)) as writer:
        writer.remove(kind, fact_id)
    assert writer.change_id is not None
    return writer.change_id


def test_an_edit_and_a_delete_keep_every_earlier_value_with_who_when_and_why(store: Store) -> None:
    first = a_check_in(count=4, note="shaky")
    edited = replace(first, twitch_count=5)
    put(store, first)
    with store.write(a_stamp(Action.RESTORE_VALUE, Author.CAREGIVER)) as writer:
        writer.put(edited)
    remove(store, CheckIn, first.id)

    assert held(store) == []
    assert edits(store) == [(None, first), (first, edited), (edited, None)]
    with store.read() as reader:
        second = reader.edits_of_day(DAY)[1]
        assert second == Edit(second.seq, NOW, Author.CAREGIVER, Action.RESTORE_VALUE, first, edited)
        assert second.at.utcoffset() == NOW.utcoffset()
        assert reader.edit(second.seq) == second
        assert reader.edit(999) is None


def test_writing_the_same_again_is_no_change(store: Store) -> None:
    put(store, a_check_in(count=4))
    with store.write(a_stamp()) as writer:
        writer.put(a_check_in(count=4))
        writer.remove(CheckIn, "somebody else")
        assert writer.change_id is None
    assert len(edits(store)) == 1


def test_edits_of_a_day_hold_every_kind_of_fact_of_that_day_and_no_other_day(store: Store) -> None:
    put(store, a_medicine(), a_dose_change(), a_sign(), a_check_in(), a_check_in(day(1)), a_sign(day(-1)))
    assert {type(after) for _, after in edits(store)} == {DoseChange, SignReport, CheckIn}
    assert len(edits(store)) == 3


def test_what_moved_to_another_day_is_told_on_the_day_it_moved_to(store: Store) -> None:
    put(store, a_sign(DAY, id="s"))
    put(store, a_sign(day(2), id="s"))
    with store.read() as reader:
        moved = reader.edits_of_day(day(2))
    assert [(e.before, e.after) for e in moved] == [(a_sign(DAY, id="s"), a_sign(day(2), id="s"))]


def test_undoing_an_edit_brings_the_value_before_it_back_and_undoing_that_the_edit(store: Store) -> None:
    first, second = a_check_in(count=4), a_check_in(count=5)
    put(store, first)
    edit = put(store, second)
    undo = revert(store, edit)
    assert held(store) == [first]
    redo = revert(store, undo, Action.REDO)
    assert held(store) == [second]
    revert(store, redo)
    assert held(store) == [first]


def test_undoing_a_first_entry_takes_it_out_and_undoing_a_delete_brings_it_back(store: Store) -> None:
    added = put(store, a_check_in(count=4))
    undo = revert(store, added)
    assert held(store) == []
    revert(store, undo)
    assert held(store) == [a_check_in(count=4)]
    gone = remove(store, CheckIn, a_check_in().id)
    revert(store, gone)
    assert held(store) == [a_check_in(count=4)]


def test_a_change_says_which_change_it_undid(tmp_path: Path) -> None:
    store = create_store(tmp_path / "a.myotrack", {})
    added = put(store, a_check_in(count=4))
    undo = revert(store, added)
    store.close()
    changes = ask_sql(tmp_path / "a.myotrack", "SELECT seq, id, action, undoes FROM change ORDER BY seq")
    assert changes == [(1, added, "check_in", None), (2, undo, "undo", added)]


def test_one_change_over_many_facts_is_undone_as_a_whole(store: Store) -> None:
    put(store, a_check_in(day(5), 1))
    many = put(store, a_medicine(), a_dose_change(), *[a_check_in(day(n), n) for n in range(6)], action=Action.IMPORT)
    assert len(held(store)) == 6
    undo = revert(store, many)
    assert held(store) == [a_check_in(day(5), 1)]
    with store.read() as reader:
        assert (reader.all(Medicine), reader.all(DoseChange)) == ((), ())
    revert(store, undo)
    assert len(held(store)) == 6
    with store.read() as reader:
        assert reader.all(DoseChange) == (a_dose_change(),)


def test_a_fact_written_twice_in_one_change_goes_back_to_before_both(store: Store) -> None:
    put(store, a_check_in(count=1))
    with store.write(a_stamp()) as writer:
        writer.put(a_check_in(count=2))
        writer.remove(CheckIn, a_check_in().id)
        writer.put(a_check_in(count=3))
    assert writer.change_id is not None
    revert(store, writer.change_id)
    assert held(store) == [a_check_in(count=1)]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_changes_to_different_facts_can_be_undone_in_every_order(store: Store, order: tuple[int, ...]) -> None:
    changes = [put(store, a_check_in(day(n), n + 1)) for n in range(3)]
    left = {day(n) for n in range(3)}
    for number in order:
        revert(store, changes[number])
        left.remove(day(number))
        assert {c.day for c in held(store)} == left


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.data())
@settings(max_examples=40)
def test_undoing_the_latest_change_again_and_again_walks_back_through_every_state(
    counts: list[int], data: st.DataObject
) -> None:
    with closing(create_store(None, {})) as store:
        states, done = [held(store)], []
        for number, count in enumerate(counts):
            on = day(data.draw(st.integers(0, 1)))
            exists = any(c.day == on for c in held(store))
            if exists and data.draw(st.booleans()):
                done.append(remove(store, CheckIn, a_check_in(on).id))
            else:
                done.append(put(store, a_check_in(on, count, note=f"change {number}")))
            states.append(held(store))
        undone = []
        for before, change in zip(reversed(states[:-1]), reversed(done), strict=True):
            undone.append(revert(store, change))
            assert held(store) == before
        for after, change in zip(states[1:], reversed(undone), strict=True):
            revert(store, change)
            assert held(store) == after


def test_a_change_that_was_written_over_is_not_undone_and_nothing_of_it_either(store: Store) -> None:
    both = put(store, a_check_in(day(0), 1), a_check_in(day(1), 1))
    put(store, a_check_in(day(0), 2))
    before = held(store)
    with pytest.raises(LaterChangeError), store.write(a_stamp(Action.UNDO)) as writer:
        writer.revert(both)
    assert held(store) == before
    assert len(edits(store)) == 2


def test_a_medicine_that_a_later_dose_needs_is_not_undone(store: Store) -> None:
    added = put(store, a_medicine())
    put(store, a_dose_change())
    with pytest.raises(LaterChangeError), store.write(a_stamp(Action.UNDO)) as writer:
        writer.revert(added)
    with store.read() as reader:
        assert (len(reader.all(Medicine)), len(reader.all(DoseChange))) == (1, 1)


def test_a_deleted_day_that_was_written_anew_is_not_brought_back_over_it(store: Store) -> None:
    put(store, a_check_in(count=1, id="old"))
    gone = remove(store, CheckIn, "old")
    put(store, a_check_in(count=2, id="new"))
    with pytest.raises(LaterChangeError), store.write(a_stamp(Action.UNDO)) as writer:
        writer.revert(gone)
    assert held(store) == [a_check_in(count=2, id="new")]


def test_a_sign_that_came_with_an_import_goes_and_comes_with_it(store: Store) -> None:
    ticked, imported = a_sign(DAY), a_sign(day(1))
    put(store, ticked, action=Action.SIGN)
    last = put(store, imported, action=Action.IMPORT)
    for step in range(4):
        action = Action.REDO if step % 2 else Action.UNDO
        with store.write(a_stamp(action)) as writer:
            writer.revert(last)
        assert writer.change_id is not None
        last = writer.change_id
        with store.read() as reader:
            assert reader.all(SignReport) == ((ticked, imported) if step % 2 else (ticked,))
    assert [before for before, _ in edits_on(store, day(1))] == [None, imported, None, imported, None]


def test_a_fact_that_was_moved_is_in_the_history_of_both_its_days(store: Store) -> None:
    before, after = a_dose_change(DAY, 60, id="d"), a_dose_change(day(3), 60, id="d")
    put(store, a_medicine(), before)
    put(store, after)
    put(store, replace(after, note="later"))
    assert edits_on(store, DAY)[-2:] == [(None, before), (before, after)]
    assert edits_on(store, day(3)) == [(before, after), (after, replace(after, note="later"))]
    assert edits_on(store, day(1)) == []


def test_undoing_a_ticked_sign_keeps_it_as_a_mistake_and_redo_makes_it_count_again(store: Store) -> None:
    sign = a_sign(sign=WarningSign.SEIZURE)
    ticked = put(store, sign)
    undo = revert(store, ticked)
    with store.read() as reader:
        assert reader.all(SignReport) == (replace(sign, action_taken=ActionTaken.ENTERED_BY_MISTAKE),)
    revert(store, undo)
    with store.read() as reader:
        assert reader.all(SignReport) == (sign,)


def test_a_draft_has_no_history_and_finishing_it_is_its_first_value(store: Store) -> None:
    for count in (0, 1, 2):
        with store.write(a_stamp(Action.COUNT)) as writer:
            writer.put_draft(a_count_session(count=count, finished=False))
        assert writer.change_id is None
    with store.read() as reader:
        assert [s.count for s in reader.all(CountSession)] == [2]
    assert edits(store) == []

    finished = put(store, a_count_session(count=3))
    assert edits(store) == [(None, a_count_session(count=3))]
    undo = revert(store, finished)
    with store.read() as reader:
        assert reader.all(CountSession) == ()
    revert(store, undo)
    with store.read() as reader:
        assert reader.all(CountSession) == (a_count_session(count=3),)


def test_a_draft_that_was_taken_away_and_brought_back_goes_on_and_can_still_be_undone(store: Store) -> None:
    draft = a_count_session(count=1, finished=False)
    with store.write(a_stamp(Action.COUNT)) as writer:
        writer.put_draft(draft)
    gone = remove(store, CountSession, draft.id)
    undo = revert(store, gone)
    with store.write(a_stamp(Action.COUNT)) as writer:
        writer.put_draft(replace(draft, count=2))
    assert edits(store) == [(draft, None), (None, replace(draft, count=2))]
    revert(store, undo)
    with store.read() as reader:
        assert reader.all(CountSession) == ()


def test_an_amended_change_keeps_one_entry_and_undoes_to_before_its_beginning(store: Store) -> None:
    put(store, a_check_in(count=1))
    typing = put(store, a_check_in(count=1, note="a"))
    with store.write(a_stamp()) as writer:
        assert writer.amend(a_check_in(count=1, note="ab"), typing)
        assert writer.change_id is None
    assert edits(store)[-1] == (a_check_in(count=1), a_check_in(count=1, note="ab"))
    later = put(store, a_check_in(count=2, note="ab"))
    with store.write(a_stamp()) as writer:
        assert not writer.amend(a_check_in(count=2, note="abc"), typing)
        assert not writer.amend(a_check_in(day(7), note="another day"), later)
    assert held(store) == [a_check_in(count=2, note="ab")]
    revert(store, later)
    revert(store, typing)
    assert held(store) == [a_check_in(count=1)]


def test_facts_without_a_day_have_a_history_too(store: Store) -> None:
    question = Question(id="q", text="Can it come back?", provenance=a_provenance())
    put(store, question)
    asked = put(store, replace(question, asked=True))
    revert(store, asked)
    with store.read() as reader:
        assert reader.all(Question) == (question,)
