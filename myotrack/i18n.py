"""The language that the program speaks: `_` and its relatives, looked up at the moment a sentence is needed.

English is the language of the source, so a sentence without a translation is still a sentence.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

from myotrack.resources.locate import MissingResourceError, resource_path

_DOMAIN = "myotrack"


class _Language:
    """The translation in use; one per process, as with the standard library's gettext."""

    translation: _gettext.NullTranslations = _gettext.NullTranslations()


def install(language: str | None = None, folder: Path | None = None) -> None:
    """Speak `language` ("de", "pt_BR") from now on; None asks the environment (LANGUAGE, LC_ALL, LANG).

    `folder` holds `<language>/LC_MESSAGES/myotrack.mo`; without it the shipped translations are used.
    """
    languages = None if language is None else [language]
    _Language.translation = _gettext.translation(
        _DOMAIN, localedir=folder or _shipped(), languages=languages, fallback=True
    )


def _(message: str) -> str:
    """Translate one sentence; holes are filled afterwards: `_("{name} saved").format(name=…)`."""
    # gettext answers "" with the header of the translation file.
    return _Language.translation.gettext(message) if message else ""


def ngettext(singular: str, plural: str, number: int) -> str:
    """Translate a sentence that counts something, in the form that `number` needs."""
    return _Language.translation.ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Translate a word that means different things in different places, told apart by `context`."""
    return _Language.translation.pgettext(context, message)


def npgettext(context: str, singular: str, plural: str, number: int) -> str:
    """Translate a counting sentence that is told apart by `context`."""
    return _Language.translation.npgettext(context, singular, plural, number)


def _shipped() -> Path | None:
    # A damaged installation still speaks English.
    try:
        return resource_path("translations")
    except MissingResourceError:
        return None
