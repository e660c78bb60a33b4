from __future__ import annotations

import pytest

from myotrack.analysis.recovery.values import Verdict
from myotrack.analysis.summary import summary
from myotrack.domain.medicines import Role, Route
from myotrack.domain.signs import ActionTaken, WarningSign
from myotrack.words.evidence import evidence_sentence
from myotrack.words.recovery_words import recovery_reasons
from myotrack.words.summary import summary_text
from tests.builders import DAY, a_check_in, a_dose_change, a_medicine, a_sign, a_timeline, daily_counts, day


def _text(*facts: object, as_of_day: int = 20) -> str:
    return summary_text(summary(a_timeline(*facts, as_of=day(as_of_day)), day(as_of_day)))


def plain_id(medicine_id: str) -> str:
    return medicine_id


def test_no_alert_is_never_worded_as_all_clear() -> None:
    assert "No warning sign was entered." in _text(a_check_in(count=3))
    old = a_sign(day(-30), WarningSign.SEIZURE)
    assert "No alert stands on this day. 1 warning sign was entered so far." in _text(old)
    mistake = a_sign(DAY, WarningSign.SEIZURE, action_taken=ActionTaken.ENTERED_BY_MISTAKE)
    assert "No warning sign was entered." in _text(mistake, as_of_day=0)
    for text in (_text(a_check_in(count=0)), _text(old), _text(mistake)):
        assert not any(word in text.lower() for word in ("clear", "safe", "fine", "normal"))


def test_the_two_standing_sentences_end_every_summary() -> None:
    for text in (_text(), _text(a_check_in(count=3))):
        assert text.endswith(
            "A personal diary to record twitches, medicines and doses and to show them to your care team. "
            "It does not diagnose, predict, or recommend treatment.\n"
            "This diary cannot tell whether you are in danger. If you are worried, get help.\n"
        )


def test_too_little_data_is_told_with_what_is_needed_and_what_is_there() -> None:
    timeline = a_timeline(
        daily_counts(day(-3), [4, 0, 2]), a_dose_change(day(-90), 60), a_dose_change(DAY, 0), as_of=day(1)
    )
    recovery = summary(timeline, day(1)).recovery
    assert recovery is not None
    assert recovery_reasons(recovery, plain_id) == (
        "5 logged days in the 28 days before day 0 are needed; there are 3.",
        "7 logged days from day 0 on are needed; there are none.",
        "4 logged days since day 0 among the last 10 are needed; there are none.",
    )
    text = summary_text(summary(timeline, day(1)))
    assert "Not enough data yet:" in text
    assert "too little was logged before that day to compare with; there are only the days since you began" in text


def test_few_twitches_before_are_a_reason_of_their_own() -> None:
    timeline = a_timeline(
        daily_counts(day(-10), [1, 0, 0, 0, 0, 0]), daily_counts(DAY, [0] * 9), a_dose_change(day(-90), 60),
        a_dose_change(DAY, 20), as_of=day(8),
    )  # fmt: skip
    recovery = summary(timeline, day(8)).recovery
    assert recovery is not None
    assert recovery_reasons(recovery, plain_id) == (
        "10 twitches before day 0 are needed to see them become fewer; there was 1.",
    )


def test_a_reduction_a_stop_and_a_suppressant_are_facts_without_a_because() -> None:
    timeline = a_timeline(
        daily_counts(day(-20), [9] * 20),
        daily_counts(DAY, [9, 8, 7, 5, 4, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1]),
        a_dose_change(day(-90), 60),
        a_dose_change(DAY, 20),
        a_dose_change(day(4), "0.5", medicine="clonazepam", role=Role.SUPPRESSANT),
        as_of=day(14),
    )
    text = summary_text(summary(timeline, day(14)))
    assert "\u2068baclofen\u2069 was reduced on 3 March, 14 days ago." in text
    assert "In the 28 days before: 9 twitches a day on average (20 days logged)." in text
    assert "Fewer twitches than before:" in text
    assert "Since you cut \u2068baclofen\u2069: fewer twitches than before, between" in text
    assert "(15 of 15 days logged)." in text
    assert (
        "Twitches were also treated with \u2068clonazepam\u2069 on these days; the diary cannot tell how much of the "
        "change is due to cutting \u2068baclofen\u2069."
    ) in text
    assert "Days on \u2068clonazepam\u2069: 7–17 March (day 4 to 14)." in text
    assert "because" not in text


def test_a_rebound_is_told_the_same_way_by_the_alerts_and_by_the_recovery() -> None:
    timeline = a_timeline(
        daily_counts(day(-20), [9, 11, 10, 8] * 5),
        daily_counts(DAY, [10, 9, 11, 48, 55, 50, 61, 47, 52, 58]),
        a_dose_change(day(-90), 60),
        a_dose_change(DAY, 0),
        as_of=day(9),
    )
    found = summary(timeline, day(9))
    text = summary_text(found)

    assert found.recovery is not None
    assert found.recovery.verdict is Verdict.WORSE
    (told,) = [alert for alert in found.alerts if alert.rule == "R12"]
    (evidence,) = told.evidence
    assert f"URGENT (R12): {evidence_sentence(evidence, day(9))}" in text
    assert f"    {evidence_sentence(evidence, day(9))}" in text
    assert "Getting worse:" in text


def test_no_alarm_is_never_worded_as_reassurance() -> None:
    timeline = a_timeline(daily_counts(day(-9), [9] * 20), a_dose_change(day(-90), 60), a_dose_change(DAY, 0))
    text = summary_text(summary(timeline, day(10)))
    assert "No alarm does not mean that all is well" in text


@pytest.mark.parametrize("name", ["باكلوفين", "<b>x</b>", "{name}"])
def test_a_persons_own_words_stay_their_own(name: str) -> None:
    medicine = a_medicine(name, id="m")
    pump = a_dose_change(DAY, "0.25", medicine="m", route=Route.INTRATHECAL_PUMP)
    text = _text(medicine, pump, a_check_in(count=2))
    assert f"\u2068{name}\u2069 (Pump into the spine): 0.25 mg a day, 3–23 March" in text
