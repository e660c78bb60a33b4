"""GoOnSheet: what it means to go on writing in a damaged diary, before a hold on the button does it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from myotrack.i18n import _
from myotrack.ui.keeping.hold_sheet import HoldSheet
from myotrack.ui.widgets.label import Label


class GoOnSheet(HoldSheet):
    """`confirmed` comes after a hold; it closes itself then. It writes nothing."""

    def __init__(self, hold_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Go on writing in a damaged diary?"),
            _("Go on writing in it"),
            hold_ms,
            cancel=_("Not now"),
            parent=parent,
        )
        self.body.addWidget(
            Label(
                _(
                    "What is damaged stays damaged, what you write may be lost with it, and no backup can be made of "
                    "it until it is rescued or a backup is put back."
                )
            )
        )
        self.body.addWidget(Label(_("A copy of the file as it is now is kept first."), colour="ink_soft"))
