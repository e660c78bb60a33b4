from __future__ import annotations

import time
import tracemalloc

import pytest

from myotrack.exchange.strict_json import DEEPEST, StrictJsonError, parse


def _why(data: bytes) -> str:
    with pytest.raises(StrictJsonError) as caught:
        parse(data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"a": NaN}', "NaN"),
        (b'{"a": Infinity}', "Infinity"),
        (b'{"a": -Infinity}', "Infinity"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b'{"a": {"b": 1, "c": 2, "b": 1}}', "twice"),
        (b'{"a": "\\ud800"}', "surrogate"),
        (b'{"\\udfff": 1}', "surrogate"),
        (b"[" * 200_000, "levels"),
        (b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "levels"),
        (b'{"a":' * 40 + b"1" + b"}" * 40, "levels"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "digits"),
        (b'{"a": 1', "line 1"),
        (b"{'a': 1}", "not JSON"),
        (b'{"a": 1}\n{"b": 2}', "line 2"),
        (b'{"a": "\xff"}', "UTF-8"),
        (b"", "not JSON"),
    ],
)
def test_tricks_are_refused_with_one_sentence_within_a_second(data: bytes, words: str) -> None:
    began = time.monotonic()
    assert words in _why(data)
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("many", [b"[],", b"{},", b"1,", b'"",'], ids=["lists", "records", "numbers", "texts"])
def test_a_document_of_nothing_but_values_is_refused_before_it_takes_memory(many: bytes) -> None:
    bomb = b"[" + many * (40_000_000 // len(many)) + b"0]"
    tracemalloc.start()
    try:
        began = time.monotonic()
        assert "more values" in _why(bomb)
        took = time.monotonic() - began
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert took < 1
    assert peak < 1_000_000


def test_plain_json_is_read_with_a_byte_order_mark_and_whole_surrogate_pairs() -> None:
    assert parse(b'\xef\xbb\xbf{"a": ["\\ud83d\\ude00", 1.5, null]}') == {"a": ["😀", 1.5, None]}
    depth = DEEPEST - 1
    assert parse(b"[" * depth + b"]" * depth)
