"""SourceRow: a source by its name, and its address as text to copy: nothing is ever opened."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.resources.guidance_values import SourceText
from myotrack.ui.host import Host
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label


class SourceRow(QWidget):
    """A source without an address is its name alone."""

    def __init__(self, host: Host, source: SourceText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._link = source.link
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(Label(source.name))
        beside = BesideLayout(parent=self)
        beside.addWidget(words)
        if source.link:
            lines.addWidget(Label(source.link, colour="ink_soft"))
            copy = BigButton(
                _("Copy"), icon="copy", spoken=_("Copy the address of {source}").format(source=source.short)
            )
            copy.clicked.connect(self._copy)
            beside.addWidget(copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._link)
        self._host.say(_("Copied: {address}").format(address=self._link))
