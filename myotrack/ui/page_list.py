"""The pages of the window in their order, and how each is built when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from myotrack.i18n import _
from myotrack.services.changes import Change
from myotrack.ui.host import Host

if TYPE_CHECKING:
    from myotrack.services.typed_drafts import TypedDraft
    from myotrack.ui.keeping.typed_watch import TypedWatch


class DiaryPage(Protocol):
    """What the window asks of a page."""

    KEY: str
    SEES: frozenset[Change]

    def refresh(self) -> None:
        """Ask the services again and show what they say."""


@runtime_checkable
class DayPage(Protocol):
    """A page that can be opened at a day."""

    def show_day(self, day: date) -> None:
        """Show one day."""


@runtime_checkable
class PartsPage(Protocol):
    """A page that is shown one part at a time."""

    def show_part(self, key: str) -> None:
        """Show one part."""


@runtime_checkable
class TypingPage(Protocol):
    """A page in which something may be typed that is not saved yet."""

    def save_typed(self) -> bool:
        """Save it; False when it can't be saved, and stays to be put right."""


@runtime_checkable
class DraftsPage(Protocol):
    """A page in which something can be typed that is kept for a crash."""

    def open_typed(self, draft: TypedDraft) -> TypedWatch | None:
        """Open where it was typed and return who watches it there; None when that can't be now."""


@runtime_checkable
class WorkingPage(Protocol):
    """A page that works something out beside the window."""

    def is_working(self) -> bool:
        """Whether there is something that it does not show yet."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: key, name, icon, and the class that draws it (imported when first opened)."""

    key: str
    name: str
    icon: str
    module: str
    class_name: str

    def build(self, host: Host) -> DiaryPage:
        """Return the page, which also is a QWidget."""
        page_class = getattr(import_module(self.module), self.class_name)
        return cast("Callable[[Host], DiaryPage]", page_class)(host)


def page_entries() -> tuple[PageEntry, ...]:
    """Return all pages in the order of the sidebar; their keys 1 to 9 follow it."""
    pages = "myotrack.ui.pages"
    return (
        PageEntry("today", _("Today"), "square-pen", f"{pages}.today", "TodayPage"),
        PageEntry("count", _("Count"), "mouse-pointer-click", f"{pages}.count", "CountPage"),
        PageEntry("history", _("History"), "calendar-days", f"{pages}.history", "HistoryPage"),
        PageEntry("medicines", _("Medicines"), "pill", f"{pages}.medicines", "MedicinesPage"),
        PageEntry("recovery", _("Recovery"), "chart-line", f"{pages}.recovery", "RecoveryPage"),
        PageEntry("appointment", _("Appointment"), "stethoscope", f"{pages}.appointment", "AppointmentPage"),
        PageEntry("warning_signs", _("Warning signs"), "triangle-alert", f"{pages}.warning_signs", "WarningSignsPage"),
        PageEntry("settings", _("Settings"), "settings", f"{pages}.settings", "SettingsPage"),
        PageEntry("help", _("Help"), "circle-question-mark", f"{pages}.help", "HelpPage"),
    )
