"""HelpList: the pages of the help by title; the search looks at their whole text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from myotrack.i18n import _
from myotrack.ui.widgets.choice_row import Choice
from myotrack.ui.widgets.pick_list import PickList


class HelpList(PickList):
    """`texts` holds the words of each page by the value of its choice."""

    def __init__(self, choices: Sequence[Choice], texts: Mapping[str, str], parent: QWidget | None = None) -> None:
        self._texts = {slug: text.casefold() for slug, text in texts.items()}
        super().__init__(_("Pages"), choices, placeholder=_("search the help"), parent=parent)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def searched(self, choice: Choice) -> str:
        """Title and text."""
        return f"{super().searched(choice)} {self._texts.get(str(choice.value), '')}"
