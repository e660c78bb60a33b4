"""Warning signs, Appointment, Settings and Help in four sizes: nothing cut off, targets large and apart, all named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import BACLOFEN
from myotrack.domain.signs import ActionTaken, Grade, WarningSign
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.appointment import AppointmentPage
from myotrack.ui.pages.help import HelpPage
from myotrack.ui.pages.settings import SettingsPage
from myotrack.ui.pages.settings.page import DIARY, LOOK, NUMBERS, STEADY, WRITING
from myotrack.ui.pages.warning_signs import WarningSignsPage
from myotrack.ui.pages.warning_signs.page import RULES, TABLE, TICK, TICKED
from myotrack.ui.theme import apply, load_theme
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.page import Page

LEAST_TARGET, GAP, SIDEBAR = 44, 16, 208

Maker = Callable[[Host], Page]


def warning_signs(part: str) -> Maker:
    """The Warning signs page at one of its parts."""

    def make(host: Host) -> Page:
        page = WarningSignsPage(host)
        page.refresh()
        page.show_part(part)
        return page

    return make


def settings(part: str) -> Maker:
    """The Settings page at one of its parts."""

    def make(host: Host) -> Page:
        page = SettingsPage(host)
        page.show_part(part)
        return page

    return make


def appointment(host: Host) -> Page:
    """The Appointment page."""
    page = AppointmentPage(host)
    page.refresh()
    return page


PAGES: dict[str, Maker] = {
    **{f"warning_signs-{part}": warning_signs(part) for part in (TICK, TICKED, TABLE, RULES)},
    **{f"settings-{part}": settings(part) for part in (LOOK, STEADY, WRITING, NUMBERS, DIARY)},
    "appointment": appointment,
    "help": HelpPage,
}
ALL_PAGES = pytest.mark.parametrize("name", PAGES)
ALL_SIZES = pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1366, 200), (1024, 100), (1024, 200)])


def fill(diary: OpenDiary, host: Host) -> None:
    """Put something of everything into the diary, long words included."""
    name = "Hydroxychloroquinesulfatemonohydrate & Söhne"
    diary.medicines.add("Baclofen", catalogue_key=BACLOFEN, since=date(2026, 1, 1), dose=Dose(daily_dose=Decimal(60)))
    diary.medicines.add(name, since=date(2026, 2, 1), dose=Dose(daily_dose=Decimal("0.125")))
    diary.medicines.set_health(HealthFactKind.KIDNEY, "reduced")
    for sign, grade in ((WarningSign.CONFUSION, Grade.MILD), (WarningSign.TEMPERATURE, None), (WarningSign.FALL, None)):
        diary.guidance.save_sign(diary.guidance.make_report(sign, grade=grade, note="after lunch, in the kitchen"))
    diary.guidance.say_what_was_done(diary.guidance.signs()[-1].id, ActionTaken.ENTERED_BY_MISTAKE)
    diary.guidance.say_what_was_done(diary.guidance.signs()[-2].id, ActionTaken.RESCUE_INSTRUCTIONS)
    for number in range(3):
        diary.diary.answer(date(2026, 3, 12 + number), twitch_count=number * 40)
    diary.appointments.save(date(2026, 2, 2), clinician=f"Dr {name}", note="bring the chart")
    diary.appointments.save(date(2026, 4, 2))
    diary.appointments.ask("Why does it only happen in the evening, and what can I do about it before I go to sleep?")
    host.preferences.change(country="ZA")


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot, diary: OpenDiary, host: Host) -> Callable[[str, int, int], Page]:
    """Shows a page of a filled diary in a window of a width, at a text size."""
    fill(diary, host)
    windows: list[QMainWindow] = []

    def show(name: str, width: int, percent: int) -> Page:
        apply(qapp, load_theme("light"), percent)
        window = QMainWindow()
        qtbot.addWidget(window)
        page = PAGES[name](host)
        window.setCentralWidget(page)
        window.resize(width - SIDEBAR, 700)
        window.show()
        for _turn in range(4):
            qapp.processEvents()
        windows.append(window)  # it would be deleted with its page
        return page

    return show


def visible(kinds: tuple[type[QWidget], ...], root: QWidget) -> Iterator[QWidget]:
    """All widgets of these kinds that are shown, also those that must be scrolled to."""
    for kind in kinds:
        yield from (widget for widget in root.findChildren(kind) if widget.isVisibleTo(root))


def inside_of(page: Page) -> QWidget:
    """What scrolls."""
    inside = page.widget()
    assert inside is not None
    return inside


@ALL_PAGES
@ALL_SIZES
def test_no_words_are_cut_off_and_nothing_scrolls_sideways(
    shown: Callable[[str, int, int], Page], name: str, width: int, percent: int
) -> None:
    page = shown(name, width, percent)
    inside = inside_of(page)

    for widget in visible((Label, BigButton), inside):
        assert widget.height() >= widget.heightForWidth(widget.width()), widget.accessibleName() or words(widget)
        assert widget.width() >= widget.minimumSizeHint().width(), widget.accessibleName() or words(widget)
    assert page.horizontalScrollBar().maximum() == 0
    for widget in visible((QWidget,), inside):
        left = widget.mapTo(inside, QPoint(0, 0)).x()
        assert left >= 0
        assert left + widget.width() <= inside.width()


def words(widget: QWidget) -> str:
    """What a label says."""
    return widget.text() if isinstance(widget, Label) else ""


@ALL_PAGES
@ALL_SIZES
def test_targets_are_large_and_apart(
    shown: Callable[[str, int, int], Page], name: str, width: int, percent: int
) -> None:
    inside = inside_of(shown(name, width, percent))
    targets = list(visible((QAbstractButton, QLineEdit), inside))
    places = [QRect(target.mapTo(inside, QPoint(0, 0)), target.size()) for target in targets]

    for target, place in zip(targets, places, strict=True):
        assert min(place.width(), place.height()) >= LEAST_TARGET, target.accessibleName()
    buttons = [(t.accessibleName(), p) for t, p in zip(targets, places, strict=True) if isinstance(t, QAbstractButton)]
    for (one, place), (other, other_place) in combinations(buttons, 2):
        room = place.adjusted(-GAP, -GAP, GAP, GAP).adjusted(1, 1, -1, -1)
        assert not room.intersects(other_place), (one, other)


@ALL_PAGES
def test_a_screen_reader_finds_a_name_for_everything_that_can_be_used(
    shown: Callable[[str, int, int], Page], name: str
) -> None:
    page = shown(name, 1366, 100)

    unnamed = [
        interface.object()
        for interface in walk(QAccessible.queryAccessibleInterface(inside_of(page)))
        if interface.state().focusable and not interface.text(QAccessible.Text.Name)
    ]
    assert unnamed == []


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """An accessible thing and all that is in it and shown."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child.isValid() and not child.state().invisible:
            yield from walk(child)


@ALL_PAGES
def test_tab_goes_round_every_control_and_comes_back(shown: Callable[[str, int, int], Page], name: str) -> None:
    page = shown(name, 1366, 100)
    window = page.window()
    reached: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page and widget is not window and len(reached) < 2000:
        reached.append(widget)
        widget = widget.nextInFocusChain()

    # Of the answers of one question one is a stop for Tab; the arrow keys lead to the others.
    usable = [w for w in visible((QAbstractButton, QLineEdit), inside_of(page)) if w.isEnabled()]
    assert usable
    assert [w.accessibleName() for w in usable if w not in reached] == []
