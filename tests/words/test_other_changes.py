from __future__ import annotations

from myotrack.analysis.recovery.values import DoseTurn, OtherChange, Verdict
from myotrack.words.other_changes import earlier_cut_sentences, other_change_sentences
from myotrack.words.recovery_words import recovery_reasons
from tests.builders import day
from tests.recovery_analyses import a_stop, an_analysis, on_clonazepam


def named(medicine: str) -> str:
    return medicine


def _plain(sentences: tuple[str, ...]) -> list[str]:
    return [sentence.replace("\u2068", "").replace("\u2069", "") for sentence in sentences]


def test_another_suspected_medicine_is_told_with_its_days_and_what_cannot_be_told() -> None:
    changes = (
        OtherChange("gabapentin", day(-10), DoseTurn.CUT),
        OtherChange("gabapentin", day(0), DoseTurn.STOPPED),
    )

    (said,) = _plain(other_change_sentences(an_analysis(other_changes=changes), named))

    assert said == (
        "gabapentin was also changed on these days (cut on 21 February, stopped on 3 March); the diary cannot tell how "
        "much of the change is due to stopping baclofen."
    )


def test_after_a_cut_it_says_cutting_and_each_medicine_has_its_sentence() -> None:
    changes = (OtherChange("b", day(1), DoseTurn.STARTED), OtherChange("a", day(2), DoseTurn.RAISED))
    said = _plain(other_change_sentences(an_analysis(day_zero=a_stop(dose=20), other_changes=changes), named))

    assert [sentence.split(" ")[0] for sentence in said] == ["a", "b"]
    assert all(sentence.endswith("due to cutting baclofen.") for sentence in said)


def test_an_earlier_cut_in_the_days_before_is_told() -> None:
    assert earlier_cut_sentences(an_analysis(cuts_before=(day(-15),))) == (
        "The 28 days before hold an earlier cut, on 16 February.",
    )
    assert earlier_cut_sentences(an_analysis(cuts_before=(day(-20), day(-15)))) == (
        "The 28 days before hold 2 earlier cuts: 11 February, 16 February.",
    )
    assert earlier_cut_sentences(an_analysis()) == ()


def test_the_reasons_hold_them_after_the_suppressants() -> None:
    analysis = an_analysis(
        Verdict.IMPROVING,
        suppressants=(on_clonazepam(),),
        other_changes=(OtherChange("gabapentin", day(0), DoseTurn.STOPPED),),
        cuts_before=(day(-15),),
    )

    said = recovery_reasons(analysis, named)

    assert "Twitches were also treated" in said[-4]
    assert "was also changed" in said[-2]
    assert "earlier cut" in said[-1]
