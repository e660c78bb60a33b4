"""RecoveryHeader: what the chart is called, how its days are counted, and saving it as a picture."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from myotrack.analysis.picture import AxisMode, RecoveryPicture
from myotrack.i18n import _
from myotrack.ui.pages.recovery.verdict_card import kept_together
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.page import Page
from myotrack.words.chart_text import chart_subtitle, chart_title


class RecoveryHeader(QObject):
    """Puts its words and buttons into the header of a page; the buttons are there while there is a chart."""

    axis_chosen = Signal(object)
    """An AxisMode."""
    save_asked = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._axes = {
            AxisMode.DATES: BigButton(_("Dates"), checkable=True),
            AxisMode.DAYS_SINCE: BigButton(_("Days since day 0"), checkable=True),
            AxisMode.BOTH: BigButton(_("Both"), checkable=True, spoken=_("Dates and days since day 0")),
        }
        for axis, button in self._axes.items():
            button.clicked.connect(partial(self.axis_chosen.emit, axis))
            page.add_header_button(button)
        self._save = BigButton(_("Save picture…"), icon="save")
        self._save.clicked.connect(self.save_asked)
        page.add_header_button(self._save)

    def show_picture(self, picture: RecoveryPicture) -> None:
        """Say what is shown; days can only be counted from a day 0 where there is one."""
        self._page.set_title(chart_title(picture))
        self._page.set_subtitle(kept_together(chart_subtitle(picture)))
        for axis, button in self._axes.items():
            button.show()
            button.setChecked(axis is picture.axis)
            button.setEnabled(axis is AxisMode.DATES or picture.day_zero is not None)
        self._save.show()

    def show_none(self) -> None:
        """Show the header of a page without a chart."""
        self._page.set_title(_("Recovery"))
        self._page.set_subtitle("")
        for button in (*self._axes.values(), self._save):
            button.hide()
