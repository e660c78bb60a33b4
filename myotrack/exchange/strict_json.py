"""Reads JSON and nothing beside it: what other readers quietly accept or choke on is refused in one sentence."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, NoReturn

from myotrack.i18n import _
from myotrack.words.personal_text import quoted

DEEPEST = 32
"""Levels of lists and records inside one another that are read; a diary needs 4."""


MOST_RECORDS, MOST_VALUES = 1_000_000, 3_000_000
"""Lists and records, and values in them, that are read. Two bytes of JSON can take a hundred of memory, so they are
counted before anything is read; a diary of ten years has 20,000 records and, with its counts, a million values."""


class StrictJsonError(ValueError):
    """Text that is not JSON as we accept it; the text is the sentence."""


def parse(data: bytes) -> Any:
    """Return the value of a UTF-8 JSON document.

    Raise StrictJsonError for more records or values than a diary can have, NaN and Infinity, a key that stands twice,
    half a surrogate pair, more than 32 levels, or text that isn't JSON at all.
    """
    if data.count(b"{") + data.count(b"[") > MOST_RECORDS or data.count(b",") > MOST_VALUES:
        raise StrictJsonError(_("It holds more values than any diary."))
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_record, parse_constant=_refuse_constant)
    except StrictJsonError:
        raise
    except UnicodeDecodeError as error:
        raise StrictJsonError(_("It is not UTF-8 text.")) from error
    except json.JSONDecodeError as error:
        raise StrictJsonError(
            _("It is not JSON: line {line}, column {column}.").format(line=error.lineno, column=error.colno)
        ) from error
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        # The one that is left: a number with thousands of digits.
        raise StrictJsonError(_("It holds a number with too many digits.")) from error
    _look_through(value)
    return value


def _record(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        twice = Counter(key for key, _value in pairs).most_common(1)[0][0]
        raise StrictJsonError(_("It has the name {name} twice in one place.").format(name=quoted(twice)))
    return record


def _refuse_constant(constant: str) -> NoReturn:
    raise StrictJsonError(_("It holds {constant}, which is not a number.").format(constant=constant))


def _look_through(document: Any) -> None:
    """Refuse what only shows in the parsed value: too many levels, and half a surrogate pair."""
    level = [document]
    for _depth in range(DEEPEST):
        inside: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                _refuse_surrogates(value)
                inside.extend(value.values())
            elif isinstance(value, list):
                inside.extend(value)
            elif isinstance(value, str):
                _refuse_surrogates((value,))
        level = inside
    if level:
        raise _too_deep()


def _refuse_surrogates(texts: Any) -> None:
    for text in texts:
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise StrictJsonError(_("It holds half of a character (a lone surrogate).")) from error


def _too_deep() -> StrictJsonError:
    return StrictJsonError(_("It has more than {levels} levels inside one another.").format(levels=DEEPEST))
