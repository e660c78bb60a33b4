"""Settings: every one with a plain title, and in effect at once."""

from myotrack.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
