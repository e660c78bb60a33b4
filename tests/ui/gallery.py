"""Draws every widget in every theme at 100 and 200 % into PNG files, for the eye.

Run as: QT_QPA_PLATFORM=offscreen python -m tests.ui.gallery FOLDER [--width PIXELS]
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from myotrack.ui import theme
from myotrack.ui.models.rows_model import Column
from myotrack.ui.widgets.alert_banner import AlertBanner, BannerLine, Tier
from myotrack.ui.widgets.big_button import BigButton, Kind
from myotrack.ui.widgets.card import Card, rule
from myotrack.ui.widgets.chip_grid import ChipGrid
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.data_table import DataTable
from myotrack.ui.widgets.day_field import DayField
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.empty_state import EmptyState
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.hold_button import HoldButton
from myotrack.ui.widgets.number_field import NumberField
from myotrack.ui.widgets.page import Page
from myotrack.ui.widgets.pick_list import PickList
from myotrack.ui.widgets.save_bar import SaveBar
from myotrack.ui.widgets.sheet import Sheet
from myotrack.ui.widgets.sidebar import Sidebar, SidebarItem
from myotrack.ui.widgets.text_field import NoteField, TextField
from myotrack.ui.widgets.time_field import TimeField

TODAY = dt.date(2026, 3, 14)

PAGES = (
    SidebarItem("today", "Today", "square-pen", "Ctrl+1"),
    SidebarItem("count", "Count", "hand", "Ctrl+2"),
    SidebarItem("history", "History", "calendar-days", "Ctrl+3"),
    SidebarItem("medicines", "Medicines", "pill", "Ctrl+4"),
    SidebarItem("recovery", "Recovery", "chart-line", "Ctrl+5"),
    SidebarItem("appointment", "Appointment", "stethoscope", "Ctrl+6"),
    SidebarItem("signs", "Warning signs", "triangle-alert", "Ctrl+7"),
    SidebarItem("settings", "Settings", "settings", "Ctrl+8"),
    SidebarItem("help", "Help", "circle-question-mark", "F1"),
)


def today_page() -> QWidget:
    """Today as in the sketch."""
    page = Page("Today, Saturday 14 March")
    page.set_subtitle("Day 11 since the last dose of baclofen · 24 of 26 days logged")
    page.add_header_button(BigButton("Yesterday", icon="chevron-left"))
    page.add_header_button(BigButton("Another day…"))
    card = Card()
    twitches = ChoiceRow(
        "How many twitches today?",
        [
            Choice(0, "No twitches today", key="0", primary=True),
            Choice(1, "1–5", "a few"),
            Choice(2, "6–24", "now and then"),
            Choice(3, "Several an hour", "often"),
            Choice(4, "Almost constant"),
            Choice(5, "Number…", "exact count"),
        ],
    )
    twitches.set_chosen(2)
    strength = ChoiceRow(
        "How strong was the usual one?",
        [
            Choice(1, "1 · Barely visible", "only I notice"),
            Choice(2, "2 · Visible", "nothing dropped or spilled"),
            Choice(3, "3 · Moves the limb", "drop, spill, or wakes me"),
            Choice(4, "4 · Off balance", "fall or injury risk"),
        ],
    )
    strength.set_chosen(2)
    doses = ChoiceRow(
        "Doses today",
        [
            Choice(0, "As planned", "clonazepam 0.5 mg, evening", primary=True),
            Choice(1, "Missed one"),
            Choice(2, "Took extra"),
            Choice(3, "Dose changed…"),
        ],
    )
    doses.set_chosen(0)
    for row in (twitches, strength, doses):
        card.body.addWidget(row)
    card.body.addWidget(rule())
    more = FlowLayout()
    more.addWidget(BigButton("Where, when, what it stopped me doing…"))
    more.addWidget(BigButton("Note…"))
    more.addWidget(BigButton("Bad day: fill in later"))
    card.body.addLayout(more)
    page.content.addWidget(card)
    bar = SaveBar()
    bar.show_saved("Saved at 20:14: 6–24 twitches, severity 2.")
    page.content.addWidget(bar)
    return page


def window() -> QWidget:
    """The whole window."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    sidebar = Sidebar(PAGES)
    sidebar.set_current("today")
    row.addWidget(sidebar)
    column = QVBoxLayout()
    column.setContentsMargins(0, 16, 0, 0)
    banner = AlertBanner()
    banner.setContentsMargins(32, 0, 32, 0)
    banner.set_lines(
        [
            BannerLine(
                "URGENT",
                "Tell your doctor today.",
                "Baclofen was stopped on 3 March without the last step of the plan. "
                "Hallucinations were ticked on 5 March.",
                "What was done",
            )
        ]
    )
    column.addWidget(banner)
    column.addWidget(today_page(), 1)
    row.addLayout(column, 1)
    return whole


def buttons() -> QWidget:
    """Every kind of button in every state."""
    page = Page("Buttons")
    kinds: tuple[Kind, ...] = ("secondary", "primary", "danger", "quiet", "emergency")
    for title, checked, enabled in (("Plain", False, True), ("Chosen", True, True), ("Disabled", False, False)):
        card, flow = Card(title), FlowLayout()
        for kind in kinds:
            button = BigButton(kind.capitalize(), "with a hint", kind=kind, icon="pill", checkable=True)
            button.setChecked(checked)
            button.setEnabled(enabled)
            flow.addWidget(button)
        flow.addWidget(HoldButton("Delete this day"))
        flow.addWidget(BigButton("Salt & pepper " + "Extraordinarily" * 5))
        card.body.addLayout(flow)
        page.content.addWidget(card)
    return page


def fields() -> QWidget:
    """Every field, empty, filled and wrong."""
    page = Page("Fields")
    card = Card("A card with a title", "and a line under it that says what the card is for")
    number = NumberField("Twitches", minimum=0, maximum=10000)
    number.set_value(37)
    dose = NumberField("Daily dose", minimum=0, maximum=1000, decimals=3, unit="mg a day", step=Decimal(5))
    dose.box.setText("ten")
    dose.show_problem(dose.problem() or "")
    day = DayField("Day", today=TODAY)
    day.set_value(TODAY)
    at = TimeField("Time", now=lambda: dt.time(8, 15))
    name = TextField("Name", placeholder="as it stands on the box")
    note = NoteField("Note")
    note.set_value("Two long twitches of the left arm after lunch.\nThe cup fell.")
    for field in (number, dose, day, at, name, note):
        card.body.addWidget(field)
    page.content.addWidget(card)
    return page


def lists() -> QWidget:
    """Chips, a long list, a table, a disclosure, an empty state."""
    page = Page("Lists")
    card = Card()
    chips = ChipGrid(
        "Where?",
        [Choice(name, name) for name in ("Face, eyes", "Neck", "Trunk", "Right arm", "Left arm", "Right leg")],
    )
    chips.set_chosen(frozenset({"Neck", "Left arm"}))
    card.body.addWidget(chips)
    pick = PickList(
        "Medicine",
        [
            Choice("baclofen", "Baclofen", "muscle relaxant · Lioresal, Ozobax"),
            Choice("clonazepam", "Clonazepam", "benzodiazepine"),
            Choice("gabapentin", "Gabapentin", "Neurontin"),
            Choice("levetiracetam", "Levetiracetam", "Keppra"),
            Choice("lithium", "Lithium"),
        ],
    )
    pick.set_chosen("clonazepam")
    card.body.addWidget(pick)
    fold = Disclosure("Where, when, what it stopped me doing…")
    card.body.addWidget(fold)
    page.content.addWidget(card)
    table = DataTable(
        [
            Column("dose", "dose"),
            Column("span", "from – to"),
            Column("days", "days", "right"),
            Column("logged", "logged", "right"),
            Column("median", "median", "right"),
            Column("highest", "highest", "right"),
            Column("worst", "worst severity", "right"),
            Column("missed", "missed doses", "right"),
            Column("signs", "warning signs"),
        ],
        "Dose steps",
    )
    table.set_rows(
        [
            ("60 mg", "10–19 February", "10", "9", "38", "61", "3", "0", "–"),
            ("40 mg", "20–26 February", "7", "7", "41", "57", "4", "1", "–"),
            ("stopped", "3 March – 4 April", "33", "29", "6", "75", "4", "–", "▲ 1 hallucinations"),
        ]
    )
    table.select_row(1)
    holder = Card("Dose steps")
    holder.body.addWidget(table)
    page.content.addWidget(holder)
    empty = Card()
    empty.body.addWidget(
        EmptyState("No medicine yet", "Add the one that may cause the twitches first.", "Add a medicine", icon="pill")
    )
    page.content.addWidget(empty)
    return page


def banners() -> QWidget:
    """Every tier, and the save bar with a problem."""
    page = Page("Banners")
    tiers: tuple[tuple[Tier, str], ...] = (
        ("EMERGENCY", "Call 911 now."),
        ("URGENT", "Tell your doctor today."),
        ("DISCUSS", "Still twitching 28 days after the stop."),
        ("INFO", "Check this entry."),
    )
    for tier, title in tiers:
        banner = AlertBanner()
        banner.set_lines([BannerLine(tier, title, "What the rule saw in the diary stands here.", "What was done")])
        page.content.addWidget(banner)
    many = AlertBanner()
    many.set_lines([BannerLine("INFO", "Third"), BannerLine("EMERGENCY", "First"), BannerLine("DISCUSS", "Second")])
    page.content.addWidget(many)
    quiet = AlertBanner()
    quiet.set_lines([], "No warning sign was entered.")
    page.content.addWidget(quiet)
    bar = SaveBar()
    bar.show_problem("Not saved: the disk is full. Free 20 MB; what you typed is kept.", "Try again")
    page.content.addWidget(bar)
    page.content.addWidget(SaveBar())
    return page


def sheet() -> QWidget:
    """A dialog."""
    dialog = Sheet("Change the dose", "Save the change", subtitle="Baclofen · 40 mg", destructive="Delete this change")
    dialog.body.addWidget(NumberField("New daily dose", minimum=0, maximum=1000, decimals=3, unit="mg a day"))
    dialog.body.addWidget(DayField("From", today=TODAY))
    dialog.show_problem("New daily dose: please enter a number.")
    return dialog


SCENES: dict[str, Callable[[], QWidget]] = {
    "window": window,
    "buttons": buttons,
    "fields": fields,
    "lists": lists,
    "banners": banners,
    "sheet": sheet,
}


def scene_on_its_ground(widget: QWidget) -> QWidget:
    """A page stands on the ground of a window."""
    if not isinstance(widget, Page):
        return widget
    ground = QWidget()
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    return ground


def main() -> None:
    """Draw them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--width", type=int, default=1366)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for name in theme.THEME_NAMES:
        for percent in (100, 200):
            theme.apply(app, theme.load_theme(name), percent)
            for scene, make in SCENES.items():
                if arguments.only and arguments.only not in scene:
                    continue
                widget = scene_on_its_ground(make())
                if scene != "sheet":
                    widget.resize(arguments.width, 768)
                widget.show()
                app.processEvents()
                page = widget.findChild(Page)
                if scene != "window" and page is not None and (inside := page.widget()) is not None:
                    widget.resize(arguments.width, min(4000, max(768, inside.sizeHint().height(), inside.height())))
                app.processEvents()
                widget.grab().save(str(arguments.folder / f"{scene}-{name}-{percent}-{arguments.width}.png"))
                widget.close()
                widget.deleteLater()


if __name__ == "__main__":
    main()
