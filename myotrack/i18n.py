"""The language that the program speaks: `_` and its relatives, looked up at the moment a sentence is needed.

English is the language of the source, so a sentence without a translation is still a sentence.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from myotrack.resources.locate import MissingResourceError, resource_path

if TYPE_CHECKING:
    from gettext import NullTranslations

_DOMAIN = "myotrack"


class _Language:
    """The translation in use; one per process, as with the standard library's gettext."""

    translation: NullTranslations | None = None
    """None is English, the language of the source: nothing needs to be loaded for it."""


def install(language: str | None = None, folder: Path | None = None) -> None:
    """Speak `language` ("de", "pt_BR") from now on; None asks the environment (LANGUAGE, LC_ALL, LANG).

    `folder` holds `<language>/LC_MESSAGES/myotrack.mo`; without it the shipped translations are used.
    """
    place = folder or _shipped()
    if place is None or next(place.glob(f"*/LC_MESSAGES/{_DOMAIN}.mo"), None) is None:
        _Language.translation = None
        return
    import gettext

    languages = None if language is None else [language]
    _Language.translation = gettext.translation(_DOMAIN, localedir=place, languages=languages, fallback=True)


def _(message: str) -> str:
    """Translate one sentence; holes are filled afterwards: `_("{name} saved").format(name=…)`."""
    # gettext answers "" with the header of the translation file.
    if not message or _Language.translation is None:
        return message
    return _Language.translation.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Translate a sentence that counts something, in the form that `number` needs."""
    if _Language.translation is None:
        return singular if number == 1 else plural
    return _Language.translation.ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Translate a word that means different things in different places, told apart by `context`."""
    return message if _Language.translation is None else _Language.translation.pgettext(context, message)


def npgettext(context: str, singular: str, plural: str, number: int) -> str:
    """Translate a counting sentence that is told apart by `context`."""
    if _Language.translation is None:
        return singular if number == 1 else plural
    return _Language.translation.npgettext(context, singular, plural, number)


def _shipped() -> Path | None:
    # A damaged installation still speaks English.
    try:
        return resource_path("translations")
    except MissingResourceError:
        return None
