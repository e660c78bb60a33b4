"""Bringing back an earlier value; a stop, a cut against the plan or a second missed dose is read about first."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from myotrack.i18n import _
from myotrack.services.before_saving import BeforeSaving, Reasons
from myotrack.ui.dialogs.caution_sheet import CautionSheet, caution_sheet
from myotrack.ui.host import Host


def bring_back(host: Host, seq: int, said: str, what: str, parent: QWidget) -> CautionSheet | None:
    """Bring back what stood there before the change `seq`, or return the sheet to open that does it once it was read.

    `said` and `what` are what Host.save says of it.
    """
    diary = host.diary.diary

    def write(knows: bool) -> None:
        diary.restore(seq, prescriber_knows=knows)

    def ask(before: BeforeSaving) -> Reasons:
        return before.brought_back(diary.coming_back(seq))

    sheet = caution_sheet(host, ask, write, said, what, primary=_("Bring this back"), parent=parent)
    if sheet is None:
        host.save(partial(write, False), said, what)
    return sheet
