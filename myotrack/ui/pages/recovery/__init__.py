"""The Recovery page: twitches and doses on one axis of days, the same in words, and the dose-step table."""

from myotrack.ui.pages.recovery.page import RecoveryPage

__all__ = ["RecoveryPage"]
