"""Domain values as plain JSON records and back, led by the types that the domain declares.

Dates and times are ISO text, decimals are text with plain digits, a choice is its code, a set is a list in a fixed
order, a blank answer is null. Reading is strict: the wrong type, an unknown field or an unknown code is refused.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum, IntEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.text_limits import NOTE_LIMIT, checked_text
from myotrack.exchange import cells as cell
from myotrack.exchange.csv_context import RowError
from myotrack.i18n import _
from myotrack.words.personal_text import quoted

_T = TypeVar("_T")
_HIGHEST_WHOLE = 1_000_000_000
"""No whole number in a diary is higher; the domain's own limits are narrower."""


def to_record(value: object) -> dict[str, Any]:
    """Return a domain value (a dataclass) as plain values under the names of its fields."""
    if not is_dataclass(value):
        raise TypeError(type(value).__name__)
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def from_record(kind: type[_T], record: object) -> _T:
    """Return the domain value of this kind; a field that has a default may be left out.

    Raise InvalidEntry or RowError for anything that does not fit.
    """
    if not isinstance(record, Mapping):
        raise RowError(_("It is not a record."))
    wanted: Any = kind  # mypy does not see that every class is hashable
    declared = _declared(wanted)
    unknown = [name for name in record if name not in declared]
    if unknown:
        raise RowError(_("It has a field that MyoTrack does not know: {name}.").format(name=quoted(str(unknown[0]))))
    values: dict[str, Any] = {}
    for name, (field, hint) in declared.items():
        if name in record:
            values[name] = _typed(name, hint, record[name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise InvalidEntry(name, None, Reason.MISSING)
    return kind(**values)


def _plain(value: Any) -> Any:
    """Return a value as JSON knows it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return cell.plain_decimal(value)
    if isinstance(value, time):
        return cell.plain_time(value)
    if isinstance(value, date):  # a datetime is one, too
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(_plain(member) for member in value)
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return to_record(value) if is_dataclass(value) else value


@cache
def _declared(kind: Any) -> dict[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(kind)
    return {field.name: (field, hints[field.name]) for field in fields(kind)}


def _typed(name: str, hint: Any, value: object) -> Any:
    """Return a plain value as the type that the domain declares for the field."""
    if isinstance(hint, types.UnionType):
        wanted = next(kind for kind in get_args(hint) if kind is not types.NoneType)
        return None if value is None else _typed(name, wanted, value)
    origin = get_origin(hint)
    if origin in (frozenset, tuple):
        if not isinstance(value, list):
            raise RowError(_("{name} must be a list.").format(name=quoted(name)))
        return origin(_typed(name, get_args(hint)[0], member) for member in value)
    if isinstance(hint, type) and is_dataclass(hint):
        return from_record(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choice(name, hint, value)
    return _READ[hint](name, value)


def _choice(name: str, kind: type[Enum], value: object) -> Enum:
    if issubclass(kind, IntEnum):
        return kind(cell.required(name, _whole_between(name, value, int(min(kind)), int(max(kind)))))
    codes = {member.value: member for member in kind}
    if not isinstance(value, str) or value not in codes:
        raise InvalidEntry(name, value, Reason.NOT_ONE_OF, choices=tuple(codes))
    return codes[value]


def _whole_between(name: str, value: object, low: int, high: int) -> int:
    if type(value) is not int:
        raise InvalidEntry(name, value, Reason.NOT_WHOLE)
    if not low <= value <= high:
        raise InvalidEntry(name, value, Reason.OUT_OF_RANGE, low=low, high=high)
    return value


def _whole(name: str, value: object) -> int:
    return _whole_between(name, value, 0, _HIGHEST_WHOLE)


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidEntry(name, value, Reason.NOT_ONE_OF, choices=("true", "false"))
    return value


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise RowError(_("{name} must be text.").format(name=quoted(name)))
    checked_text(name, value, NOTE_LIMIT)
    return value


def _decimal(name: str, value: object) -> Decimal:
    return cell.required(name, cell.decimal(name, _text(name, value)))


def _day(name: str, value: object) -> date:
    return cell.day(name, _text(name, value))


def _time(name: str, value: object) -> time:
    return cell.required(name, cell.clock(name, _text(name, value)))


def _moment(name: str, value: object) -> datetime:
    return cell.required(name, cell.moment(name, _text(name, value)))


_READ: dict[type, Callable[[str, object], object]] = {
    int: _whole,
    bool: _flag,
    str: _text,
    Decimal: _decimal,
    date: _day,
    time: _time,
    datetime: _moment,
}
