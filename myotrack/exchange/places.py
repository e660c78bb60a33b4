"""Says where in the files something stood."""

from __future__ import annotations

from myotrack.exchange.facts import Place, Refused
from myotrack.i18n import _
from myotrack.words.personal_text import shown_path


def place_words(place: Place) -> str:
    """Return a place as in "check-ins.csv, line 12" or "diary.json, check_ins 3"."""
    file = shown_path(place.file)
    if place.line is None:
        return file
    if place.part:
        return _("{file}, {part} {number}").format(file=file, part=place.part, number=place.line)
    return _("{file}, line {number}").format(file=file, number=place.line)


def refusal_words(refused: Refused) -> str:
    """Return a refused row as one line: where it stands, and why."""
    return _("{place}: {sentence}").format(place=place_words(refused.place), sentence=refused.sentence)
