"""Warning signs: ticking one, what was ticked when, the table of the guidance, the rules with their sources."""

from myotrack.ui.pages.warning_signs.page import WarningSignsPage

__all__ = ["WarningSignsPage"]
