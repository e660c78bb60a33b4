from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotrack.exchange.spreadsheet_text import disarmed, rearmed

_RUN_BY_SPREADSHEETS = "=+-@\t\r＝＋－＠"


@settings(max_examples=2000)
@given(st.text(st.one_of(st.sampled_from("'" + _RUN_BY_SPREADSHEETS + "\na"), st.characters()), max_size=6))
def test_any_text_comes_back_exactly_and_never_begins_like_a_formula(text: str) -> None:
    written = disarmed(text)
    assert rearmed(written) == text
    assert not written.startswith(tuple(_RUN_BY_SPREADSHEETS))


@pytest.mark.parametrize(
    ("text", "written"),
    [("=1+1", "'=1+1"), ("'=1+1", "''=1+1"), ("＠home", "'＠home"), ("'tis", "'tis"), ("", ""), ("a=b", "a=b")],
)
def test_only_dangerous_text_changes(text: str, written: str) -> None:
    assert disarmed(text) == written


def test_a_formula_that_a_person_typed_themselves_is_read_as_it_is() -> None:
    assert rearmed("=1+1") == "=1+1"
