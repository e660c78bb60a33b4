"""The language is looked up when a sentence is needed, and English is always there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from myotrack import i18n

GERMAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Today"
msgstr "Heute"

msgid "{number} day"
msgid_plural "{number} days"
msgstr[0] "{number} Tag"
msgstr[1] "{number} Tage"

msgctxt "hand"
msgid "right"
msgstr "rechts"

msgctxt "answer"
msgid "{number} right"
msgid_plural "{number} rights"
msgstr[0] "{number} richtige"
msgstr[1] "{number} richtigen"
"""


@pytest.fixture
def translations(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "myotrack.mo").open("wb") as file:
        write_mo(file, read_po(io.StringIO(GERMAN.strip()), locale="de"))
    yield tmp_path
    i18n.install("en")


def _title() -> str:
    return i18n._("Today")


def test_a_sentence_follows_the_language_that_is_installed_later(translations: Path) -> None:
    assert _title() == "Today"
    i18n.install("de", translations)
    assert _title() == "Heute"
    i18n.install("en", translations)
    assert _title() == "Today"


def test_plurals_and_contexts_are_translated(translations: Path) -> None:
    i18n.install("de", translations)
    assert [i18n.ngettext("{number} day", "{number} days", n) for n in (1, 2)] == ["{number} Tag", "{number} Tage"]
    assert i18n.pgettext("hand", "right") == "rechts"
    assert i18n.pgettext("answer", "right") == "right"
    assert i18n.npgettext("answer", "{number} right", "{number} rights", 2) == "{number} richtigen"


def test_the_environment_chooses_when_nobody_else_does(translations: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de_AT:de")
    i18n.install(folder=translations)
    assert _title() == "Heute"


def test_what_is_not_translated_is_english(translations: Path) -> None:
    i18n.install("de", translations)
    assert i18n._("Count") == "Count"
    i18n.install("tlh", translations)
    assert _title() == "Today"


def test_nothing_is_not_the_header_of_the_translation(translations: Path) -> None:
    i18n.install("de", translations)
    assert i18n._("") == ""


def test_a_missing_folder_of_translations_is_english(translations: Path) -> None:
    i18n.install("de", translations / "nowhere")
    assert _title() == "Today"
