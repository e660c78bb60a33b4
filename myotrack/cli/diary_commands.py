"""myotrack export and myotrack summary: what is read out of a diary."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from myotrack.analysis.summary import summary
from myotrack.cli.damage import warn_of_damage
from myotrack.cli.opened import opened
from myotrack.cli.printed import UsageError, say
from myotrack.domain.diary_day import checked_day
from myotrack.domain.errors import InvalidEntry
from myotrack.exchange.cells import day
from myotrack.exchange.summary_json import summary_json
from myotrack.i18n import _
from myotrack.services.exports import Exports
from myotrack.services.knowledge import knowledge_of
from myotrack.words.personal_text import shown_path
from myotrack.words.problems import entry_problem
from myotrack.words.summary import summary_text


def export(arguments: argparse.Namespace) -> int:
    """Write a diary as CSV files or as one JSON archive."""
    target: Path = arguments.output
    with opened(arguments.diary) as diary:
        exports = Exports(diary.recorder)
        if arguments.format == "csv":
            exports.csv(target)
        else:
            exports.archive(target)
    say(_("Exported to {path}.").format(path=shown_path(str(target))))
    warn_of_damage(arguments.diary)
    return 0


def print_summary(arguments: argparse.Namespace) -> int:
    """Print the facts of a diary as text, or as the JSON contract."""
    with opened(arguments.diary) as diary:
        today = diary.recorder.today()
        as_of = today if arguments.as_of is None else _day(arguments.as_of, today)
        timeline = diary.insights.timeline()
        found = summary(timeline, as_of, knowledge_of(timeline.medicines, diary.recorder.day_start))
    sys.stdout.write(summary_json(found) if arguments.json else summary_text(found))
    warn_of_damage(arguments.diary)
    return 0


def _day(written: str, today: date) -> date:
    try:
        return checked_day("date", day("date", written), today)
    except InvalidEntry as problem:
        raise UsageError(entry_problem(problem)) from problem
