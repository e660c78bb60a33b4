"""Today: the answers of one day, given in as few presses as they need."""

from myotrack.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
