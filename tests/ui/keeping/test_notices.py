"""What is said of the file stays until it is dealt with, once for each thing, and never moves the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from myotrack.ui.keeping.notices import Notice, Notices
from myotrack.ui.widgets.hold_button import HoldButton
from tests.ui.pages.hosts import button_named, unnamed_controls, words_on


def _notices(qtbot: QtBot, stills: list[str]) -> Notices:
    @contextmanager
    def kept_still() -> Iterator[None]:
        stills.append("begin")
        yield
        stills.append("end")

    notices = Notices(kept_still)
    qtbot.addWidget(notices)
    return notices


def test_a_later_notice_about_the_same_thing_takes_the_place_of_the_earlier(qtbot: QtBot) -> None:
    stills: list[str] = []
    notices = _notices(qtbot, stills)
    notices.say(Notice("backup", "It failed."))
    notices.say(Notice("backup", "It failed again."))
    notices.say(Notice("place", "It is shared."))
    notices.say(Notice("place", "It is shared."))

    assert notices.keys() == {"backup", "place"}
    assert "It failed." not in words_on(notices).splitlines()
    assert stills == ["begin", "end"] * 3, "nothing is built anew for what is said already"
    assert unnamed_controls(notices) == []


def test_a_button_does_what_it_says_and_closing_takes_the_notice_away(qtbot: QtBot) -> None:
    done: list[str] = []
    notices = _notices(qtbot, [])
    notices.say(Notice("a", "Something.", (("One", lambda: done.append("one")), ("Two", lambda: done.append("two")))))
    button_named(notices, "Two").click()
    assert done == ["two"]

    button_named(notices, "Close").click()
    assert notices.keys() == frozenset()
    assert notices.isHidden()


def test_what_must_be_decided_cannot_be_closed_and_goes_with_the_diary(qtbot: QtBot) -> None:
    notices = _notices(qtbot, [])
    notices.say(Notice("a", "Something.", can_close=False))
    assert "Close" not in words_on(notices)
    notices.clear()
    assert notices.keys() == frozenset()


def test_what_throws_something_away_has_to_be_held(qtbot: QtBot) -> None:
    done: list[str] = []
    notices = _notices(qtbot, [])
    notices.say(Notice("a", "Something.", held=("Throw it away", lambda: done.append("thrown")), hold_ms=900))
    button = button_named(notices, "Throw it away")
    assert isinstance(button, HoldButton)
    button.click()
    assert done == [], "once is not enough"
    button.confirmed.emit()
    assert done == ["thrown"]
    assert unnamed_controls(notices) == []
