"""Help: the shipped pages, found by their words, and what this program is."""

from myotrack.ui.pages.help.page import HelpPage

__all__ = ["HelpPage"]
