"""What an alert says: facts, answers, and the quiet line that is never an all-clear."""

from __future__ import annotations

from datetime import time

import pytest

from myotrack.domain.alert_news import News
from myotrack.domain.guidance.alerts import Alert, Tier
from myotrack.domain.guidance.evidence import NewTwitches
from myotrack.domain.signs import ActionTaken, WarningSign
from myotrack.words.alert_words import alert_title, answer_sentence, few_facts, news_words, quiet_line
from tests.builders import DAY, a_sign, an_answer, day


def twitching(*days: int) -> Alert:
    return Alert("R11", Tier.URGENT, DAY, tuple(NewTwitches(day(number), None) for number in days))


def test_without_a_sign_it_says_since_when_the_diary_is_kept() -> None:
    assert quiet_line([], day(-9), DAY) == "No warning sign was entered since this diary began on 22 February."
    assert quiet_line([], None, DAY) == ""


def test_it_says_since_which_sign_none_was_entered_with_its_year_where_that_is_another() -> None:
    signs = [a_sign(day(-20), id="a"), a_sign(day(-3), id="b", at=time(21, 10))]
    assert quiet_line(signs, day(-90), DAY) == "No warning sign was entered since 28 February at 21:10."
    assert quiet_line([a_sign(day(-400))], day(-900), DAY) == "No warning sign was entered since 27 January 2025."


def test_what_was_entered_by_mistake_is_no_sign() -> None:
    mistake = a_sign(day(-1), action_taken=ActionTaken.ENTERED_BY_MISTAKE)
    assert "began" in quiet_line([mistake], day(-9), DAY)


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 warning sign was entered today."), (2, "2 warning signs were entered today.")],
)
def test_signs_of_today_are_counted(number: int, said: str) -> None:
    signs = [a_sign(DAY, WarningSign.FALL, id=str(n)) for n in range(number)]
    assert quiet_line([*signs, a_sign(day(-1), id="before")], day(-9), DAY) == said


def test_while_an_alert_stands_it_never_says_that_no_sign_was_entered() -> None:
    for signs, first in (([], day(-9)), ([], None), ([a_sign(day(-3))], day(-9))):
        assert quiet_line(signs, first, DAY, lambda: True) == "There are alerts: see “What stands now”."
        assert quiet_line(signs, first, DAY, lambda: False) == quiet_line(signs, first, DAY)
    assert quiet_line([a_sign(DAY)], day(-9), DAY, lambda: True) == "1 warning sign was entered today."


def test_it_never_says_that_all_is_well() -> None:
    for signs, first in (([], day(-3)), ([a_sign(day(-2))], day(-3)), ([a_sign(DAY)], day(-3))):
        words = quiet_line(signs, first, DAY).lower()
        for wrong in ("all clear", "well", "safe", "fine", "good", "no danger"):
            assert wrong not in words


def test_four_facts_are_told_and_of_five_the_newest_four() -> None:
    assert len(few_facts([twitching(0, 1, 2, 3)], DAY)) == 4
    five = few_facts([twitching(0, 1, 2, 3, 4)], DAY)
    assert "7 March" in five[-2]
    assert five[-1] == "And 1 more fact."
    assert len(five) == 5
    assert few_facts([twitching(0), twitching(0)], DAY) == few_facts([twitching(0)], DAY)


def test_an_answer_is_told_with_its_moment() -> None:
    answer = an_answer(DAY, "R9", ActionTaken.CALLED_DOCTOR)
    entered = answer.provenance.entered_at
    assert answer_sentence(answer, DAY) == f"Called a doctor, said on 3 March at {entered:%H:%M}"


def test_every_tier_and_every_news_has_its_words() -> None:
    assert len({alert_title(tier) for tier in Tier}) == len(Tier)
    assert news_words(News.SAME) == ""
    assert len({news_words(news) for news in News}) == len(News)
