"""MyoTrack: a personal diary to record twitches, medicines and doses and to show them to a care team."""

from __future__ import annotations

__version__ = "0.1.0"
