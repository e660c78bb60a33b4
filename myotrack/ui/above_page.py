"""AbovePage: what stands above every page: the alerts, and under them what is said of the file of the diary."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.ui.theme import GAP
from myotrack.ui.widgets.alert_banner import AlertBanner
from myotrack.ui.widgets.framed import framed

if TYPE_CHECKING:
    from myotrack.ui.keeping.notices import Notices


class AbovePage(QWidget):
    """The notices are made when there is something to say: most days there is not."""

    def __init__(self, banner: AlertBanner, kept_still: Callable[[], AbstractContextManager[None]]) -> None:
        super().__init__()
        self._kept_still = kept_still
        self._notices: Notices | None = None
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(banner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(framed(self._inside, top=GAP))

    @property
    def notices(self) -> Notices:
        """What is said of the file of the diary."""
        if self._notices is None:
            from myotrack.ui.keeping.notices import Notices

            self._notices = Notices(self._kept_still)
            self._column.addWidget(self._notices)
        return self._notices

    def clear(self) -> None:
        """Say nothing of the file that was open before."""
        if self._notices is not None:
            self._notices.clear()
