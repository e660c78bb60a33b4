from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.health import HealthFactKind
from myotrack.domain.text_limits import NAME_LIMIT, NOTE_LIMIT, checked_name, checked_text, without_controls
from tests.builders import a_check_in, a_dose_change, a_health_fact, a_medicine, a_sign, an_appointment

ODD_BUT_FINE = [
    "👩🏽‍🦽 fell 😖",
    "שלום hello مرحبا",
    "\u202eesrever\u202c",
    "e\u0301 is é",
    "Zalgo h̷̡̢̛e̴͎ ҉",
    "\ufeffwith a mark",
    "noncharacter \uffff and \U0010ffff",
    "tab\tand\nnew line",
    "<img src=x> & 'quotes' \"too\"",
    "=1+1",
    " \u00a0 ",
]


@pytest.mark.parametrize("text", ODD_BUT_FINE)
def test_any_script_emoji_and_direction_is_kept_as_it_was_typed(text: str) -> None:
    assert checked_text("note", text, NOTE_LIMIT) == text
    assert a_check_in(note=text).note == text


@pytest.mark.parametrize("bad", ["\x00", "a\x00b", "\x1b[31m", "\x7f", "\x85", "\x08", "\ud800", "a\udfffb", "\x0b"])
def test_control_characters_and_half_characters_are_refused_in_every_text(bad: str) -> None:
    for build in (
        lambda: a_check_in(note=bad),
        lambda: a_sign(note=bad),
        lambda: a_dose_change(note=bad),
        lambda: an_appointment(clinician=f"Dr {bad}!"),
        lambda: an_appointment(note=bad),
        lambda: a_medicine(f"bac{bad}lofen"),
        lambda: a_medicine(note=bad),
    ):
        with pytest.raises(InvalidEntry) as refused:
            build()
        assert refused.value.reason is Reason.CONTROL_CHARACTERS
        assert refused.value.value is None, "a refused text is not carried into messages or logs"


def test_a_note_may_have_20000_characters_and_not_one_more() -> None:
    assert NOTE_LIMIT == 20_000
    for full in ("x" * 20_000, "😀" * 20_000):
        assert len(a_check_in(note=full).note) == 20_000
        with pytest.raises(InvalidEntry) as refused:
            a_check_in(note=full + "x")
        assert (refused.value.reason, refused.value.value) == (Reason.TOO_LONG, 20_001)
        assert refused.value.allowed["limit"] == 20_000


def test_a_name_may_have_200_characters() -> None:
    assert NAME_LIMIT == 200
    assert a_medicine("n" * 200).name == "n" * 200
    with pytest.raises(InvalidEntry) as refused:
        a_medicine("n" * 201)
    assert refused.value.reason is Reason.TOO_LONG


def test_a_megabyte_is_refused_quickly_and_without_being_carried_along() -> None:
    with pytest.raises(InvalidEntry) as refused:
        a_check_in(note="x" * 1_000_000)
    assert refused.value.value == 1_000_000


@pytest.mark.parametrize("empty", ["", " ", "\t", "\n", "\u00a0", "\u2003"])
def test_a_name_of_nothing_but_space_is_missing(empty: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        checked_name("medicine", empty)
    assert refused.value.reason is Reason.MISSING


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\t", "\u2028", "\u2029"])
def test_a_name_stands_on_one_line(line_break: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        checked_name("medicine", f"bac{line_break}lofen")
    assert refused.value.reason is Reason.CONTROL_CHARACTERS


def test_a_name_loses_its_outer_spaces_and_nothing_else() -> None:
    assert checked_name("medicine", "  St John's  wort \n") == "St John's  wort"


def test_line_ends_of_other_systems_become_ours() -> None:
    assert checked_text("note", "a\r\nb\rc\n\rd", NOTE_LIMIT) == "a\nb\nc\n\nd"
    assert checked_text("note", "\r\n" * 20_000, NOTE_LIMIT) == "\n" * 20_000


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=50))
def test_whatever_holds_no_control_character_is_a_text(text: str) -> None:
    assert checked_text("note", text, NOTE_LIMIT) == text


@given(st.text(max_size=20), st.characters(categories=["Cc", "Cs"]), st.text(max_size=20))
def test_one_control_character_anywhere_is_found(before: str, control: str, after: str) -> None:
    text = before + control + after
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    if all(unicodedata.category(c) not in ("Cc", "Cs") or c in "\n\t" for c in clean):
        assert checked_text("note", text, NOTE_LIMIT) == clean
        return
    with pytest.raises(InvalidEntry):
        checked_text("note", text, NOTE_LIMIT)


def test_a_condition_is_a_name_too() -> None:
    with pytest.raises(InvalidEntry) as refused:
        a_health_fact(kind=HealthFactKind.CONDITION, value="two\nlines")
    assert refused.value.field == "condition"


@given(st.text(alphabet=st.characters()))
def test_pasted_text_without_its_controls_is_never_refused(text: str) -> None:
    kept = without_controls(text, line_break="\n")
    assert checked_text("note", kept, NOTE_LIMIT) == kept
    assert without_controls(kept, line_break="\n") == kept


@pytest.mark.parametrize("text", ODD_BUT_FINE)
def test_pasted_text_that_is_fine_stays_as_it_is(text: str) -> None:
    assert without_controls(text, line_break="\n") == text


def test_what_ended_a_line_elsewhere_ends_it_here() -> None:
    assert without_controls("a\r\nb\rc\x0bd\x0ce\x85f\u2028g", line_break="\n") == "a\nb\nc\nd\ne\nf\ng"
    assert without_controls("Baclofen\r\n10 mg\x00", line_break=" ") == "Baclofen 10 mg"


@pytest.mark.parametrize("name", ["\u200b\u200b", "\u2060", "\ufeff", "\u200f \u200e", "\u0301"])
def test_a_name_that_nobody_can_see_is_missing(name: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        checked_name("medicine", name)
    assert refused.value.reason is Reason.MISSING
