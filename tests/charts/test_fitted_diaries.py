"""Diaries that would break a chart or a sentence that isn't careful, with what the recovery analysis says of them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from myotrack.analysis.day_zero import day_zeros, default_day_zero
from myotrack.analysis.picture import RecoveryPicture, recovery_picture
from myotrack.analysis.recovery.analyse import recovery_analysis
from myotrack.analysis.summary import summary
from myotrack.charts.style import black_and_white, shipped_style
from myotrack.domain.timeline import Timeline
from myotrack.exchange.summary_json import summary_document
from myotrack.words.chart_text import chart_summary
from myotrack.words.recovery_words import half_time_sentence, level_sentence, recovery_reasons
from myotrack.words.severity_words import severity_sentences
from myotrack.words.summary import summary_text
from myotrack.words.verdict import verdict_sentence, verdict_title
from myotrack.words.worked_out import explanations
from tests.charts.diaries import NASTY, a_believable_diary
from tests.charts.drawing import drawn
from tests.charts.test_recovery_chart import (
    overlapping_words,
    words_off_the_sheet,
    words_on_marks,
    words_on_the_day_zero_line,
)

Diary = Callable[[], Timeline]
WITH_DAY_ZERO = tuple(d for d in (a_believable_diary, *NASTY) if default_day_zero(day_zeros(d())) is not None)


def analysed(diary: Diary) -> RecoveryPicture:
    timeline = diary()
    zero = default_day_zero(day_zeros(timeline))
    assert zero is not None
    picture = recovery_picture(timeline, zero, analysis=recovery_analysis(timeline, zero))
    assert picture is not None
    return picture


@pytest.mark.parametrize("diary", WITH_DAY_ZERO, ids=lambda d: d.__name__)
def test_no_words_overlap_or_leave_the_sheet_with_a_course_drawn(diary: Diary) -> None:
    picture = analysed(diary)
    for style in (shipped_style(), black_and_white(), shipped_style(text_percent=200)):
        drawing = drawn(picture, style)
        assert overlapping_words(drawing) == []
        assert words_on_marks(drawing) == []
        assert words_on_the_day_zero_line(drawing) == []
        assert words_off_the_sheet(drawing) == []


@pytest.mark.parametrize("diary", WITH_DAY_ZERO, ids=lambda d: d.__name__)
def test_nothing_that_is_said_names_a_cause_a_day_to_come_or_a_reassurance(diary: Diary) -> None:
    picture = analysed(diary)
    analysis = picture.analysis
    assert analysis is not None
    said = [
        chart_summary(picture),
        verdict_title(analysis, picture.name),
        verdict_sentence(analysis, picture.name),
        half_time_sentence(analysis),
        level_sentence(analysis),
        *recovery_reasons(analysis, picture.name),
        *severity_sentences(analysis.severity, analysis.as_of),
        *(f"{each.what} {each.how}" for each in explanations(analysis)),
        summary_text(summary(picture.timeline, picture.as_of)),
    ]
    words = "\n".join(said).lower()
    for word in ("because", "caused by", " will ", "expected", "all clear", "you are safe", "permanent", "p-value"):
        assert word not in words
    assert "{" not in words.replace("{\\frac", "")
    assert "nan" not in words.split()


@pytest.mark.parametrize("diary", [a_believable_diary, *NASTY], ids=lambda d: d.__name__)
def test_the_contract_holds_numbers_or_null_and_nothing_past_today(diary: Diary) -> None:
    timeline = diary()
    found = json.loads(json.dumps(summary_document(summary(timeline, timeline.as_of)), allow_nan=False))["recovery"]
    if found is None:
        return
    assert isinstance(found["alarm"], bool)
    assert isinstance(found["watch"], bool)
    fewer, half = found["percent_fewer"], found["half_time_days"]
    assert (fewer["mid"] is None) == (found["status"] == "not_enough_data")
    ends = [end for end in (fewer["low"], fewer["mid"], fewer["high"]) if end is not None]
    assert ends == sorted(ends)
    assert all(end is None or 0 <= end <= found["days_since"] for end in half.values())
    assert bool(found["reasons"]) or found["status"] not in ("not_enough_data", "cannot_tell", "probably_improving")
