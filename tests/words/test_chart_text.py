from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

import pytest

from myotrack.analysis.day_zero import day_zeros
from myotrack.analysis.five_facts import five_facts
from myotrack.analysis.picture import DayRange, RecoveryPicture, recovery_picture
from myotrack.analysis.read_out import read_out
from myotrack.analysis.recovery.analyse import recovery_analysis
from myotrack.domain.checkins import CheckInStatus, Excuse
from myotrack.domain.medicines import Role
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.timeline import Timeline
from myotrack.resources.locate import read_text
from myotrack.words.chart_text import (
    chart_sentences,
    chart_subtitle,
    chart_summary,
    chart_title,
    standing_sentence,
    zoom_sentence,
)
from myotrack.words.day_text import read_out_words
from myotrack.words.suppressants import suppressant_sentences
from tests.builders import (
    DAY,
    a_check_in,
    a_dose_change,
    a_dose_event,
    a_sign,
    a_timeline,
    an_appointment,
    daily_counts,
    day,
)
from tests.charts.diaries import NASTY, a_believable_diary, ten_years
from tests.charts.drawing import a_picture
from tests.recovery_analyses import a_stop, an_analysis


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def said(picture: RecoveryPicture) -> list[str]:
    return [plain(sentence) for sentence in chart_sentences(picture)]


def test_of_equally_bad_days_the_latest_is_named_as_on_the_appointment_page() -> None:
    timeline = a_timeline(daily_counts(day(-9), [5, 40, 5, 5, 40, 5, 5, 5, 5, 5]), as_of=DAY)

    worst = five_facts(timeline).worst
    assert worst is not None
    assert worst.day == day(-5)
    highest = "The highest number is 40, on 26 February."
    assert any(highest in sentence for sentence in said(a_picture(timeline)))


def test_the_days_on_a_suppressant_are_those_of_the_verdict() -> None:
    on_it = a_dose_change(day(4), "0.5", medicine="clonazepam", role=Role.SUPPRESSANT)
    timeline = a_timeline(STOPPED, on_it, daily_counts(day(-30), [30] * 40), as_of=day(14))
    (zero,) = day_zeros(timeline)
    analysis = recovery_analysis(timeline, zero)
    picture = recovery_picture(timeline, zero, DayRange(day(-30), day(10)), analysis=analysis)
    assert picture is not None

    (days,) = [plain(s) for s in suppressant_sentences(analysis, lambda name: name) if "Days on" in s]
    assert days == "Days on clonazepam: 7–17 March (day 4 to 14)."
    assert days in said(picture)


STOPPED = (a_dose_change(day(-40), 60), a_dose_change(DAY, 0))


def test_the_title_says_which_day_it_is_since_the_stop_or_the_cut() -> None:
    cut = (a_dose_change(day(-40), 60), a_dose_change(DAY, 40))
    days = daily_counts(day(-3), [9] * 18)

    assert plain(chart_title(a_picture(a_timeline(STOPPED, days)))) == "baclofen: day 14 since the dose was stopped"
    assert plain(chart_title(a_picture(a_timeline(cut, days)))) == "baclofen: day 14 since the dose was cut"
    assert chart_title(a_picture(a_timeline(days))) == "Twitches and doses since 28 February 2026"


def test_the_subtitle_says_how_much_is_logged_and_what_the_line_is() -> None:
    few, enough = (a_picture(a_timeline(daily_counts(DAY, counts))) for counts in ([9, None, 8], [9, None, 8, 7]))

    assert chart_subtitle(few) == "2 of 3 days logged"
    assert chart_subtitle(enough) == "3 of 4 days logged · the line is the middle of 7 logged days"
    assert "each mark is four weeks" in chart_subtitle(a_picture(ten_years()))


def test_the_standing_sentence_is_the_one_of_the_guidance_and_comes_last() -> None:
    texts = tomllib.loads(read_text("guidance", "texts.toml"))
    held = [value for table in (texts, *(t for t in texts.values() if isinstance(t, dict))) for value in table.values()]

    assert standing_sentence() in held
    assert chart_sentences(a_picture(a_believable_diary()))[-1] == standing_sentence()


def test_the_sentences_of_a_stop() -> None:
    timeline = a_timeline(
        STOPPED,
        daily_counts(day(-4), [30, 40, None, 50, 44, 12, 0, 9, None, 3, 2]),
        a_dose_change(day(2), 1, "clonazepam", Role.SUPPRESSANT),
        a_dose_change(day(4), 0, "clonazepam", Role.SUPPRESSANT),
        a_sign(day(1)),
        an_appointment(day(3)),
        a_dose_event(day(-2)),
    )

    assert said(a_picture(timeline)) == [
        "The chart shows 27 February – 9 March: 9 of 11 days logged.",
        "Day 0 is 3 March 2026: baclofen stopped, 60 mg a day before.",
        "3 of the 28 days before day 0 are logged, with 40 twitches a day on average.",
        "The last 7 logged days (2–9 March): 9 twitches a day in the middle, from 0 to 50.",
        "The highest number is 50, on 2 March.",
        "1 of 9 logged days is without twitches.",
        (
            "Twitches were also treated with clonazepam on these days; "
            "the diary cannot tell how much of the change is due to stopping baclofen."
        ),
        "Days on clonazepam: 5–6 March (day 2 to 3).",
        "Warning signs ticked: Hallucinations on 4 March.",
        "Visits: 6 March.",
        "1 missed or extra dose.",
        "2 days have no number; they are gaps, not zeros.",
        standing_sentence(),
    ]  # fmt: skip


def test_days_left_blank_since_the_last_entry_count_as_days_though_the_axis_ends_before_them() -> None:
    picture = a_picture(a_timeline(daily_counts(DAY, [9, 8, None, 7]), as_of=day(9)))

    assert picture.shown == DayRange(DAY, day(3))
    assert chart_subtitle(picture).startswith("3 of 10 days logged")
    assert said(picture)[0] == "The chart shows 3–6 March: 3 of 10 days logged up to 12 March."
    assert "7 days have no number; they are gaps, not zeros." in said(picture)


def test_a_zoomed_chart_counts_the_days_that_it_shows() -> None:
    picture = a_picture(a_timeline(daily_counts(DAY, [9, 8, None, 7]), as_of=day(9)), shown=DayRange(day(1), day(3)))

    assert chart_subtitle(picture).startswith("2 of 3 days logged")
    assert "1 day has no number; it is a gap, not a zero." in said(picture)


def test_a_taper_says_when_it_was_stopped_and_an_empty_baseline_says_so() -> None:
    taper = [a_dose_change(day(n), d) for n, d in [(-40, 60), (0, 40), (6, 0)]]

    sentences = said(a_picture(a_timeline(taper, daily_counts(DAY, [5] * 9))))

    assert "baclofen was stopped on 9 March, day 6." in sentences
    assert "No day of the 28 before day 0 is logged, so there is nothing to compare with." in sentences
    assert "The last 7 logged days (5–11 March): 5 twitches on each." in sentences


def test_a_diary_without_numbers_says_so() -> None:
    assert "No day has a number of twitches." in said(a_picture(a_timeline(a_check_in(severity=Severity.VISIBLE))))


def test_a_zoomed_chart_says_what_it_leaves_out() -> None:
    picture = a_picture(a_timeline(daily_counts(DAY, [5] * 20)), shown=DayRange(day(2), day(5)))

    assert zoom_sentence(picture) == "Only 5–8 March is shown, out of 3–22 March."
    assert said(picture)[0] == "The chart shows 5–8 March, out of 3–22 March: 4 of 4 days logged."


def test_an_ending_list_of_signs_says_how_many_more_there_are() -> None:
    sentences = " ".join(said(a_picture(ten_years())))

    assert "; and 54 more." in sentences


@pytest.mark.parametrize("diary", [a_believable_diary, *NASTY], ids=lambda d: d.__name__)
def test_no_summary_says_why_or_what_will_be(diary: Callable[[], Timeline]) -> None:
    summary = chart_summary(a_picture(diary())).lower()

    for word in ("because", "caused", "will ", "recover", "safe", "probab", "likely", "expect"):
        assert word not in summary
    assert re.search(r"\d+ of \d+ days? logged", summary)


def read(timeline: Timeline, on: int = 0) -> str:
    zeros = day_zeros(timeline)
    picture = recovery_picture(timeline, zeros[-1] if zeros else None)
    assert picture is not None
    return plain(read_out_words(picture, read_out(picture, day(on))))


def test_a_day_is_read_out_with_everything_that_is_known_about_it() -> None:
    timeline = a_timeline(
        STOPPED,
        a_dose_change(day(4), "0.5", "clonazepam", Role.SUPPRESSANT),
        a_check_in(day(11), 12, severity=Severity.VISIBLE, late=True),
        a_sign(day(11)),
        an_appointment(day(11)),
        a_dose_event(day(11), medicine="clonazepam"),
    )

    assert read(timeline, 11) == (
        "Sat 14 March 2026 · day 11 · 12 twitches · severity 2: visible · written down later · "
        "clonazepam 0.5 mg a day · Hallucinations · visit · missed dose of clonazepam"
    )


def test_zero_blank_and_dont_remember_are_read_out_as_three_different_things() -> None:
    timeline = a_timeline(
        a_check_in(day(0), 0),
        a_check_in(day(2), status=CheckInStatus.UNKNOWN),
        a_check_in(day(3), status=CheckInStatus.EXCUSED, excuse=Excuse.HOSPITAL),
        a_check_in(day(4), frequency_band=FrequencyBand.NOW_AND_THEN),
    )

    assert [read(timeline, n).partition(" · ")[2] for n in range(5)] == [
        "no twitches", "not logged", "don't remember", "in hospital", "6–24 twitches",
    ]  # fmt: skip


def test_the_caregivers_answers_are_said_to_be_theirs() -> None:
    other = a_check_in(DAY, 30, by=Author.CAREGIVER)

    assert read(a_timeline(other)).endswith("30 twitches · by the caregiver")
    assert read(a_timeline(other, a_check_in(DAY, 9))).endswith("9 twitches · caregiver: 30 twitches")


def test_before_day_0_the_days_count_down() -> None:
    assert " · day −3 · " in read(a_timeline(STOPPED, daily_counts(day(-3), [9] * 9)), -3)


def test_a_day_of_a_long_diary_is_read_out_with_its_weeks() -> None:
    words = read(ten_years(), -3000)

    assert re.search(r"\d+ in the middle, from \d+ to \d+ \(\d+ of 28 days logged\)", words)


def test_the_middle_of_ranges_is_about_right_and_their_ends_are_what_was_picked() -> None:
    timeline = a_timeline(
        a_check_in(day(-2), frequency_band=FrequencyBand.NOW_AND_THEN),
        a_check_in(day(-1), frequency_band=FrequencyBand.NOW_AND_THEN),
        a_check_in(day(0), 25),
    )
    words = " ".join(said(a_picture(timeline)))
    assert "about 12 twitches a day in the middle, from 6 to 25." in words


def test_a_fitted_chart_says_the_verdict_and_where_its_line_begins_and_ends() -> None:
    timeline = a_timeline(STOPPED, daily_counts(day(-14), [40] * 14), daily_counts(DAY, [40 - n for n in range(21)]))
    picture = recovery_picture(timeline, a_stop(), analysis=an_analysis())
    assert picture is not None

    sentences = said(picture)
    assert (
        "Since you stopped baclofen: fewer twitches than before, between 55 % and 80 % fewer, most likely 70 % "
        "(19 of 21 days logged)."
    ) in sentences
    assert (
        "The fitted course goes from 40 twitches a day (30 to 50) on 17 February to 13 twitches a day (10 to 17) on "
        "23 March."
    ) in sentences
    assert chart_subtitle(picture) == "35 of 35 days logged · the line is the fitted course with its 90 % band"
    assert "fitted: 13 a day, 10 to 17" in plain(read_out_words(picture, read_out(picture, day(20))))


def test_a_suppressant_that_never_changed_leaves_no_doubt_about_the_change() -> None:
    timeline = a_timeline(
        STOPPED, daily_counts(day(-14), [40] * 30), a_dose_change(day(-60), 1, "clonazepam", Role.SUPPRESSANT)
    )
    picture = recovery_picture(timeline, a_stop(), analysis=an_analysis())
    assert picture is not None

    assert not [sentence for sentence in said(picture) if "cannot tell how much" in sentence]
    assert "Days on clonazepam: 17 February – 18 March (day −14 to 15)." in said(picture)
