"""The offline help: in order, titled, and true to what the program does."""

from __future__ import annotations

import re

import pytest

from myotrack.domain.checkins import DayState
from myotrack.domain.signs import GRADES, WarningSign
from myotrack.exchange.csv_format import KINDS
from myotrack.resources.guidance import load_texts
from myotrack.resources.help import HelpPage, help_pages
from myotrack.words.labels import state_label

PAGES = help_pages()


def page(slug: str) -> HelpPage:
    return next(page for page in PAGES if page.slug == slug)


def test_the_pages_come_in_the_order_to_read_them() -> None:
    slugs = [page.slug for page in PAGES]
    assert slugs[:3] == ["what-it-is", "logging-a-day", "days-and-gaps"]
    assert len(set(slugs)) == len(slugs) == 17


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_a_page_has_one_title_and_is_short(page: HelpPage) -> None:
    titles = re.findall(r"^# (.+)$", page.markdown, re.MULTILINE)
    assert titles == [page.title]
    assert len(page.markdown.split()) <= 350


def test_a_language_without_help_reads_the_english_one() -> None:
    assert help_pages("xx") == PAGES


def test_a_sentence_of_the_guidance_is_the_same_in_the_help_word_for_word() -> None:
    texts = load_texts()
    assert texts.standing in page("what-it-is").markdown
    assert texts.chart in page("what-it-is").markdown
    assert texts.chart in page("recovery-chart").markdown
    assert texts.twitch in page("logging-a-day").markdown
    assert f"{texts.baclofen_rule} {texts.no_own_changes}" in page("medicines").markdown


def test_the_page_on_signs_repeats_the_emergency_sentences_word_for_word() -> None:
    texts = load_texts()
    text = page("warning-signs").markdown
    for sentence in (texts.card_could_be, texts.card_do_not_change, texts.card_not_dialled, texts.signs_in_doubt):
        assert sentence in text
    assert texts.no_sign_entered in text


def test_the_page_on_days_has_the_six_states_by_the_names_on_screen() -> None:
    text = page("days-and-gaps").markdown
    assert [state for state in DayState if f"| {state_label(state)} |" not in text] == []


def test_the_csv_page_names_every_column_of_every_kind() -> None:
    text = page("csv-columns").markdown
    for kind in KINDS:
        columns = [f"**{column}**" if column in kind.required else column for column in kind.columns]
        assert f"\n{', '.join(columns)}\n" in text, kind.name


def test_the_csv_page_names_every_sign_and_every_grade() -> None:
    text = page("csv-columns").markdown
    wanted = [sign.value for sign in WarningSign] + [grade.value for grades in GRADES.values() for grade in grades]
    assert [name for name in wanted if f"`{name}`" not in text] == []


def test_no_page_tells_of_what_is_not_there_yet() -> None:
    text = "\n".join(page.markdown for page in PAGES).lower()
    for later in ("passphrase", "recovery code", "report.pdf", "half-time", "myotrack report"):
        assert later not in text


def test_the_keys_stand_between_their_marks() -> None:
    text = page("keyboard").markdown
    begin, end = text.index("<!-- keys: begin -->"), text.index("<!-- keys: end -->")
    assert "F8" in text[begin:end]


def test_no_page_loads_anything_from_outside() -> None:
    text = "\n".join(page.markdown for page in PAGES)
    assert re.findall(r"!\[|\]\(|<img|<a ", text) == []
