"""Count: twitches counted live, every press on disk before the next one."""

from myotrack.ui.pages.count.page import CountPage

__all__ = ["CountPage"]
