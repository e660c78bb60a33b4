"""The History page: a month, all days in a table, a week typed from paper, and one day with everything in it."""

from myotrack.ui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]
