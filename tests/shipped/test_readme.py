"""What the README promises is what is there and what is checked."""

from __future__ import annotations

import re
from pathlib import Path

from myotrack.missing_libraries import DEBIAN_PACKAGES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _commands(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.+?)\n```", README, flags=re.DOTALL)


def test_the_test_command_is_the_one_that_the_checks_run() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = re.search(r"^test_command='(.+)'$", run, flags=re.MULTILINE)
    assert command is not None
    assert command[1] in _commands("sh")
    assert 'bash -euo pipefail -c "$test_command"' in run


def test_starting_and_testing_are_one_line_each() -> None:
    start, _macos, test = _commands("sh")
    assert start == "sh .ci/setup && .venv/bin/myotrack"
    assert [len(command.splitlines()) for command in (start, test)] == [1, 1]


def test_the_sentence_about_what_it_is_stands_word_for_word() -> None:
    assert (
        "A personal diary to record twitches, medicines and doses and to show them to your care team. "
        "It does not diagnose, predict, or recommend treatment."
    ) in README
    assert "This diary cannot tell whether you are in danger. If you are worried, get help." in README


def test_every_picture_and_link_leads_to_a_file() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_setup_installs_the_libraries_that_the_program_asks_for() -> None:
    setup = (ROOT / ".ci" / "setup").read_text(encoding="utf-8")
    block = re.search(r'^packages="\n(.+?)^"$', setup, flags=re.MULTILINE | re.DOTALL)
    assert block is not None
    assert [line.split("|")[0].strip() for line in block[1].splitlines()] == list(DEBIAN_PACKAGES)
