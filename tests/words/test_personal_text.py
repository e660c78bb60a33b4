from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from myotrack.words.personal_text import isolated, quoted, shown_path


@given(st.text(max_size=200))
def test_no_text_can_end_its_isolate_or_the_line(text: str) -> None:
    for shown in (isolated(text), quoted(text), shown_path(text)):
        assert shown.count("\u2068") == shown.count("\u2069") == 1
        assert not any(c in "\n\r\t\u2028\u2029\u202e\u2066" for c in shown)


@given(st.text(st.characters(categories=["Cc", "Cs", "Lu"]), max_size=50))
def test_a_files_name_never_moves_the_cursor(text: str) -> None:
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown_path(text))


def test_ordinary_text_stays_as_it_is() -> None:
    assert isolated("יד רועדת 😀") == "\u2068יד רועדת 😀\u2069"
    assert quoted("ten") == "“\u2068ten\u2069”"
    assert len(quoted("x" * 5000)) < 70
