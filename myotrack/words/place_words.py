"""What it means that a diary lies in a folder that others write too, and what to do."""

from __future__ import annotations

from myotrack.domain.shared_places import SharedPlace, Sharing
from myotrack.i18n import _
from myotrack.words.personal_text import shown_path


def sharing_name(sharing: Sharing) -> str:
    """Return who else writes there, as a name."""
    return {
        Sharing.ONEDRIVE: _("OneDrive"),
        Sharing.DROPBOX: _("Dropbox"),
        Sharing.ICLOUD: _("iCloud"),
        Sharing.GOOGLE_DRIVE: _("Google Drive"),
        Sharing.NEXTCLOUD: _("Nextcloud"),
        Sharing.SYNCTHING: _("Syncthing"),
        Sharing.OTHER_CLOUD: _("a cloud"),
        Sharing.NETWORK: _("the network"),
    }[sharing]


def shared_place_sentence(place: SharedPlace) -> str:
    """Return the warning for a diary in a shared folder, with the way out."""
    folder = shown_path(place.folder)
    if place.sharing is Sharing.NETWORK:
        return _(
            "This diary is on another computer ({folder}). If the connection breaks while it is being saved, or two "
            "computers write at once, it can be damaged. Keep it on this computer, and put backups there instead."
        ).format(folder=folder)
    return _(
        "This diary is in a folder that {name} copies to other computers ({folder}). If it is open on two of them, or "
        "is copied while it is being saved, what you entered can be lost. Keep it outside that folder, and put "
        "backups there instead."
    ).format(name=sharing_name(place.sharing), folder=folder)
