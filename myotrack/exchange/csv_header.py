"""Tells from its header which kind of CSV file this is, or says in one sentence why it is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from myotrack.exchange.csv_format import KINDS, CsvKind
from myotrack.i18n import _, ngettext
from myotrack.words.personal_text import quoted

_OTHER_SEPARATORS = (";", "\t", "|")


class HeaderError(ValueError):
    """A header that belongs to no kind of file; the text is the sentence."""


def kind_of_header(header: Sequence[str]) -> CsvKind:
    """Return the kind of file with these columns, in any order; raise HeaderError when there is none."""
    _refuse_other_separators(header)
    kind = max(KINDS, key=lambda k: _likeness(k, header))
    if not set(kind.columns) & set(header):
        raise HeaderError(
            _("Its first line is not a header that MyoTrack knows; it begins with {column}.").format(
                column=quoted(header[0])
            )
        )
    if "" in header:
        raise HeaderError(
            _("Column {number} of its header has no name; take that column out.").format(number=header.index("") + 1)
        )
    unknown = [column for column in header if column not in kind.columns]
    if unknown:
        raise HeaderError(
            ngettext(
                "It looks like {kind}, which has no column {columns}.",
                "It looks like {kind}, which has no columns {columns}.",
                len(unknown),
            ).format(kind=kind.file_name, columns=_listed(unknown))
        )
    missing = [column for column in kind.required if column not in header]
    if missing:
        raise HeaderError(
            ngettext(
                "It looks like {kind}, but the column {columns} is missing.",
                "It looks like {kind}, but the columns {columns} are missing.",
                len(missing),
            ).format(kind=kind.file_name, columns=", ".join(missing))
        )
    twice = [column for column, times in Counter(header).items() if times > 1]
    if twice:
        raise HeaderError(
            ngettext(
                "Its header has the column {columns} more than once.",
                "Its header has the columns {columns} more than once.",
                len(twice),
            ).format(columns=", ".join(twice))
        )
    return kind


def _likeness(kind: CsvKind, header: Sequence[str]) -> tuple[bool, int, int]:
    """Sort key: a kind that fits; else the one with most of its required columns, then most columns, here."""
    known, given = set(kind.columns), set(header)
    fits = given <= known and given >= set(kind.required)
    return (fits, len(given & known), len(given & set(kind.required)))


def _refuse_other_separators(header: Sequence[str]) -> None:
    if len(header) > 1 or not header:
        return
    known = {column for kind in KINDS for column in kind.columns}
    for separator in _OTHER_SEPARATORS:
        parts = header[0].split(separator)
        if len(parts) > 1 and len(known.intersection(parts)) > len(parts) // 2:
            raise HeaderError(
                _("Its columns are separated by {separator}; save it again with a comma (,) between columns.").format(
                    separator=_separator_name(separator)
                )
            )


def _separator_name(separator: str) -> str:
    return {";": _("semicolons (;)"), "\t": _("tabs")}.get(separator, separator)


def _listed(columns: Sequence[str]) -> str:
    """Return unknown columns in quotation marks, the first few of them."""
    named = ", ".join(quoted(column) for column in columns[:_MOST_NAMED])
    return named if len(columns) <= _MOST_NAMED else _("{columns} and others").format(columns=named)


_MOST_NAMED = 8
