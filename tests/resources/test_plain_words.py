"""Every shipped text can be read by a 12-year-old, and none promises what a diary cannot know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from myotrack.resources.guidance import load_rules, load_signs, load_table, load_texts
from myotrack.resources.help import HelpPage, help_pages
from myotrack.resources.locate import resource_path

HIGHEST_GRADE = 8.0
"""Flesch–Kincaid grade: years of school, so 8 is an age of about 13; most pages lie far below."""

BANNED = ("all clear", "you are safe", "permanent", "cured")

_NOT_PROSE = re.compile(r"<!--[^>]*-->|^ {4}.*$|`[^`\n]*`|^\|[-| ]+\|$|^#.*$", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?:|]+(?=\s|$)|\n+")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")


def syllables(word: str) -> int:
    """Return about how many syllables an English word has: its vowel groups without a silent e at the end."""
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)


def grade(text: str) -> float:
    """Return the Flesch–Kincaid grade of a text."""
    sentences = [words for part in _SENTENCE_END.split(text.lower()) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def prose(page: HelpPage) -> str:
    return re.sub(r"^(?:[-*>] |\d+\. |\| )|\*\*", "", _NOT_PROSE.sub("", page.markdown), flags=re.MULTILINE)


def every_shipped_text() -> list[Path]:
    folders = [resource_path("guidance"), resource_path("help"), resource_path("catalogue")]
    return [path for folder in folders for path in sorted(folder.rglob("*.*"))]


def test_the_measure_tells_easy_from_hard() -> None:
    easy = "The cat sat on the mat. It was warm."
    hard = "Pharmacokinetic considerations necessitate individualised administration of neuromodulatory medication."
    assert grade(easy) < 2
    assert grade(hard) > 20


@pytest.mark.parametrize("page", help_pages(), ids=lambda page: page.slug)
def test_a_help_page_reads_at_about_age_12(page: HelpPage) -> None:
    assert grade(prose(page)) <= HIGHEST_GRADE


def test_the_signs_read_at_about_age_12() -> None:
    signs = load_signs().values()
    sentences = [sign.looks_like for sign in signs] + [step.looks_like for sign in signs for step in sign.grades]
    assert grade("\n".join(sentences)) <= HIGHEST_GRADE
    too_hard = {sentence: grade(sentence) for sentence in sentences if grade(sentence) > HIGHEST_GRADE + 2}
    assert too_hard == {}


def test_the_emergency_card_reads_at_about_age_12() -> None:
    texts = load_texts()
    card = [getattr(texts, name) for name in texts.__slots__ if name.startswith(("card_", "signs_"))]
    assert len(card) > 20
    assert grade("\n".join(card)) <= HIGHEST_GRADE


def test_the_rules_read_at_about_age_12() -> None:
    assert grade("\n".join(rule.words for rule in load_rules())) <= HIGHEST_GRADE


def test_the_table_keeps_to_short_sentences() -> None:
    """Its medical words are those of the guidance and have to stay, so the bound is two years higher."""
    assert grade("\n".join(cell.words for cell in load_table())) <= HIGHEST_GRADE + 2


@pytest.mark.parametrize("path", every_shipped_text(), ids=lambda path: path.name)
def test_no_shipped_text_gives_an_all_clear_or_a_promise(path: Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    assert [phrase for phrase in BANNED if phrase in text] == []


@pytest.mark.parametrize("path", every_shipped_text(), ids=lambda path: path.name)
def test_no_shipped_text_proposes_a_dose_or_a_step(path: Path) -> None:
    """No imperative to take, raise or lower an amount anywhere."""
    text = path.read_text(encoding="utf-8").lower()
    assert re.search(r"\b(?:take|reduce|raise|increase|lower) (?:it |your dose )?(?:by|to) \d", text) is None
