"""A slip of the pen in a shipped file is found at once, not shown as a blank."""

from __future__ import annotations

from datetime import date

import pytest

from myotrack.resources.locate import MissingResourceError
from myotrack.resources.strict_toml import ShippedFileError, Table, read_toml


def a_table(**values: object) -> Table:
    return Table(values, "a file")


def test_what_is_there_is_given_with_its_type() -> None:
    table = a_table(name="a", low=2, on=True, day=date(2026, 11, 22), list=["x"], inner={"b": 1}, rows=[{"c": "d"}])
    assert table.text("name") == "a"
    assert table.number("low") == 2.0
    assert table.flag("on") is True
    assert table.day("day") == date(2026, 11, 22)
    assert table.texts("list") == ("x",)
    assert table.table("inner").whole("b") == 1
    assert [row.text("c") for row in table.tables("rows")] == ["d"]
    table.done()


def test_what_may_be_left_out_has_its_default() -> None:
    table = a_table()
    assert table.text("name", "") == ""
    assert table.flag("on", default=False) is False
    assert table.texts("list") == ()
    assert table.tables("rows") == ()
    assert not table.has("name")


def test_a_key_that_nobody_asked_for_is_named() -> None:
    table = a_table(name="a", nmae="b")
    table.text("name")
    with pytest.raises(ShippedFileError, match=r"a file: unknown nmae"):
        table.done()


@pytest.mark.parametrize(
    ("take", "value"),
    [
        (lambda table: table.text("key"), 3),
        (lambda table: table.text("key"), "  "),
        (lambda table: table.flag("key"), 1),
        (lambda table: table.number("key"), True),
        (lambda table: table.number("key"), "2"),
        (lambda table: table.whole("key"), True),
        (lambda table: table.whole("key"), 2.5),
        (lambda table: table.day("key"), "2026-11-22"),
        (lambda table: table.texts("key"), ["a", ""]),
        (lambda table: table.texts("key"), "a"),
        (lambda table: table.table("key"), []),
        (lambda table: table.tables("key"), ["a"]),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(take: object, value: object) -> None:
    assert callable(take)
    with pytest.raises(ShippedFileError, match="key"):
        take(a_table(key=value))


def test_a_missing_key_is_refused_and_the_place_is_named() -> None:
    table = a_table(rows=[{}])
    with pytest.raises(ShippedFileError, match=r"a file, rows 1: name is missing"):
        table.tables("rows")[0].text("name")


def test_a_file_that_is_not_there_is_told_as_such() -> None:
    with pytest.raises(MissingResourceError):
        read_toml("guidance", "no_such_file.toml")


def test_a_file_that_is_no_toml_is_told_with_its_name() -> None:
    with pytest.raises(ShippedFileError, match=r"^README\.md: "):
        read_toml("README.md")
