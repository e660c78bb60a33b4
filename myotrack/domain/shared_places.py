"""Folders whose files other computers or programs write too, where a diary is not safe by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sharing(StrEnum):
    """Who else writes there."""

    ONEDRIVE = "onedrive"
    DROPBOX = "dropbox"
    ICLOUD = "icloud"
    GOOGLE_DRIVE = "google_drive"
    NEXTCLOUD = "nextcloud"
    SYNCTHING = "syncthing"
    OTHER_CLOUD = "other_cloud"
    NETWORK = "network"
    """Another computer, through a network file system."""


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A folder that is shared, and how."""

    folder: str
    sharing: Sharing
