"""What is typed in a place is on disk soon, and gone from there as soon as it is saved or taken out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.services.typed_drafts import Typed, TypedDraft, TypedDrafts
from myotrack.ui.keeping.typed_watch import LOOK_MS, TypedWatch

WORDS = TypedPlace(TypedKind.SEVERITY_WORDS)
NUMBERS = TypedPlace(TypedKind.OWN_NUMBERS)


class Place(QWidget):
    """One line that saves when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.saved = ""
        QVBoxLayout(self).addWidget(self.line)

    def typed(self) -> Typed:
        text = self.line.text()
        return Typed() if text == self.saved else Typed({"line": text}, ("line",))

    def type_again(self, typed: Typed) -> bool:
        self.line.setText(typed.fields["line"])
        return self.line.text() == typed.fields["line"]


@pytest.fixture
def drafts(tmp_path: Path) -> TypedDrafts:
    return TypedDrafts(tmp_path / "a.myotrack", "1")


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    shown = Place()
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def watch(place: Place, drafts: TypedDrafts) -> TypedWatch:
    watching = TypedWatch(place, place, drafts)
    watching.begin(WORDS)
    return watching


def _texts(drafts: TypedDrafts, about: TypedPlace = WORDS) -> list[str]:
    return [draft.typed.texts[0] for draft in drafts.of(about)]


def test_what_is_typed_is_kept_without_being_asked_and_what_is_saved_goes(
    qtbot: QtBot, place: Place, drafts: TypedDrafts, watch: TypedWatch
) -> None:
    QTest.keyClicks(place.line, "Cup")
    qtbot.waitUntil(lambda: _texts(drafts) == ["Cup"], timeout=2 * LOOK_MS)
    QTest.keyClicks(place.line, " rattles")
    qtbot.waitUntil(lambda: _texts(drafts) == ["Cup rattles"], timeout=2 * LOOK_MS)
    place.saved = place.line.text()
    watch.look()
    assert _texts(drafts) == []


def test_a_place_that_is_hidden_is_looked_at_once_more(place: Place, drafts: TypedDrafts, watch: TypedWatch) -> None:
    QTest.keyClicks(place.line, "Cup")
    place.hide()
    assert _texts(drafts) == ["Cup"]


def test_what_is_saved_after_the_place_was_hidden_is_forgotten_too(
    qtbot: QtBot, place: Place, drafts: TypedDrafts, watch: TypedWatch
) -> None:
    QTest.keyClicks(place.line, "Cup")
    place.hide()
    place.saved = "Cup"
    qtbot.waitUntil(lambda: _texts(drafts) == [], timeout=2 * LOOK_MS)


def test_nothing_is_kept_before_it_is_known_what_it_is_about(place: Place, drafts: TypedDrafts) -> None:
    nobody = TypedWatch(place, place, drafts)
    QTest.keyClicks(place.line, "Cup")
    nobody.look()
    assert drafts.left_over() == ()
    assert not nobody.put_back(TypedDraft("a", WORDS, Typed({"line": "x"}, ("line",))))


def test_what_was_typed_about_something_else_stays_kept(place: Place, drafts: TypedDrafts, watch: TypedWatch) -> None:
    QTest.keyClicks(place.line, "Cup")
    watch.look()
    watch.begin(WORDS)
    watch.begin(NUMBERS)
    place.line.setText("112")
    watch.look()
    assert (_texts(drafts), _texts(drafts, NUMBERS)) == (["Cup"], ["112"])


def test_what_is_put_back_is_never_on_no_disk(place: Place, drafts: TypedDrafts, watch: TypedWatch) -> None:
    old = TypedDraft("old", WORDS, Typed({"line": "Cup"}, ("line",)))
    drafts.keep(old)
    assert watch.put_back(old)
    assert place.line.text() == "Cup"
    assert _texts(drafts) == ["Cup"]
    assert not drafts.is_there("old")
    assert drafts.left_over() == (), "it is being typed again, in this session"


def test_what_cannot_be_put_back_whole_is_not_forgotten(place: Place, drafts: TypedDrafts, watch: TypedWatch) -> None:
    place.line.setMaxLength(3)
    old = TypedDraft("old", WORDS, Typed({"line": "Cup rattles"}, ("line",)))
    drafts.keep(old)
    assert not watch.put_back(old)
    assert drafts.is_there("old")


def test_what_the_diary_has_already_is_forgotten_when_it_is_put_back(
    place: Place, drafts: TypedDrafts, watch: TypedWatch
) -> None:
    place.saved = "Cup"
    place.line.setText("Cup")
    old = TypedDraft("old", WORDS, Typed({"line": "Cup"}, ("line",)))
    drafts.keep(old)
    assert watch.put_back(old)
    assert _texts(drafts) == []


@pytest.mark.parametrize("is_saved", [True, False])
def test_what_could_not_be_written_down_is_forgotten_as_soon_as_it_is_saved_or_taken_out(
    qtbot: QtBot, place: Place, tmp_path: Path, is_saved: bool
) -> None:
    nowhere = TypedDrafts(tmp_path / "missing" / "a.myotrack", "1")
    watching = TypedWatch(place, place, nowhere)
    watching.begin(WORDS)
    QTest.keyClicks(place.line, "Cup")
    watching.look()
    assert _texts(nowhere) == ["Cup"]
    if is_saved:
        place.saved = place.line.text()
    else:
        place.line.clear()
    watching.look()
    assert _texts(nowhere) == []
