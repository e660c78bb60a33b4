"""CautionSheet: what is to be read before something is saved at one press that R9 would speak of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.domain.guidance.before_saving import medicine_of
from myotrack.i18n import _
from myotrack.services.before_saving import BeforeSaving, Reasons
from myotrack.ui.dialogs.caution_card import CautionCard, before_saving
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.host import Host

Ask = Callable[[BeforeSaving], Reasons]
"""Asks what R9 would say of what is about to be saved."""

Write = Callable[[bool], object]
"""Saves it; told whether the person has spoken to the prescriber."""


class CautionSheet(SavingSheet):
    """Holds the card for what has no form of its own, or a long one. Its button always saves; Cancel goes back."""

    def __init__(
        self, host: Host, reasons: Reasons, write: Write, said: str, what: str, *, primary: str, parent: QWidget | None
    ) -> None:
        super().__init__(
            host,
            _("Please read this first"),
            primary,
            subtitle=_("This is what the diary will say then."),
            parent=parent,
        )
        self._write, self._said, self._what = write, said, what
        self.caution = CautionCard(host)
        self.body.addWidget(self.caution)
        self.caution.show_evidence(medicine_of(reasons[-1]), reasons)
        # It stands there from the start: a screen reader says it when the sheet opens.
        self.setAccessibleDescription(self.caution.accessibleDescription())
        self.body.addStretch(1)
        self.primary_clicked.connect(self._save)
        if self.primary_button is not None:
            self.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        knows = self.caution.prescriber_knows
        self.save_and_close(partial(self._write, knows), self._said, self._what)


def caution_sheet(
    host: Host, ask: Ask, write: Write, said: str, what: str, *, primary: str, parent: QWidget | None
) -> CautionSheet | None:
    """Return the sheet to open before something is saved; None when there is nothing to read, and it is to be saved."""
    before = before_saving(host)
    try:
        reasons = () if before is None else ask(before)
    except (InvalidEntry, DiaryError):
        # Saving will say so.
        reasons = ()
    return CautionSheet(host, reasons, write, said, what, primary=primary, parent=parent) if reasons else None


def save_with_caution(sheet: SavingSheet, ask: Ask, write: Write, said: str, what: str, *, primary: str) -> None:
    """Save what is typed in a sheet and close it, after the card where R9 would speak of it."""
    above = caution_sheet(sheet.host, ask, write, said, what, primary=primary, parent=sheet)
    if above is None:
        sheet.save_and_close(partial(write, False), said, what)
        return
    above.accepted.connect(sheet.accept)
    above.open()
