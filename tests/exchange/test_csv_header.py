from __future__ import annotations

import pytest

from myotrack.exchange.csv_format import KINDS, CsvKind
from myotrack.exchange.csv_header import HeaderError, kind_of_header


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_known_by_its_columns_in_any_order_and_by_the_required_ones_alone(kind: CsvKind) -> None:
    assert kind_of_header(kind.columns) is kind
    assert kind_of_header(tuple(reversed(kind.columns))) is kind
    assert kind_of_header(kind.required) is kind


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("date,mood,twitch_count", ["check-ins.csv", "“\u2068mood\u2069”"]),
        ("date,medicine,dose", ["doses.csv", "“\u2068dose\u2069”"]),
        ("date,time,medicine,role", ["doses.csv", "daily_dose", "missing"]),
        ("date,fact", ["facts.csv", "value", "missing"]),
        ("date,date,note", ["date", "more than once"]),
        ("date,severity,", ["Column 3", "no name"]),
        ("Date,Status", ["not a header", "Date"]),
        ("foo,bar", ["not a header", "foo"]),
        ("date;status;twitch_count", ["comma"]),
        ("date\tstatus\ttwitch_count", ["tabs", "comma"]),
    ],
)
def test_a_wrong_header_is_told_by_name(header: str, words: list[str]) -> None:
    with pytest.raises(HeaderError) as caught:
        kind_of_header(header.split(","))
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_of_very_many_unknown_columns_only_the_first_are_named() -> None:
    with pytest.raises(HeaderError) as caught:
        kind_of_header(["date", *(f"x{n}" for n in range(5000))])
    assert "x7" in str(caught.value)
    assert len(str(caught.value)) < 300
