"""Finds the pages of the offline help and puts them in order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from myotrack.resources.locate import resource_path
from myotrack.resources.strict_toml import ShippedFileError

_FILE_NAME = re.compile(r"(?P<order>\d\d)-(?P<slug>[a-z0-9-]+)\.md")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page of the help: a slug to link to it by, its title, and the whole page in Markdown, title included."""

    slug: str
    title: str
    markdown: str


def help_pages(language: str = "en") -> tuple[HelpPage, ...]:
    """Return the help in the order to read it; English where there is none in `language` ("de")."""
    folder = resource_path("help")
    chosen = folder / language if (folder / language).is_dir() else folder / "en"
    return tuple(_page(path.name, path.read_text(encoding="utf-8")) for path in sorted(chosen.glob("*.md")))


def _page(file_name: str, markdown: str) -> HelpPage:
    name = _FILE_NAME.fullmatch(file_name)
    first, _, rest = markdown.partition("\n")
    if name is None or not first.startswith("# ") or not rest.strip():
        raise ShippedFileError(f"help: {file_name} is not NN-slug.md with a title and a text")
    return HelpPage(slug=name["slug"], title=first.removeprefix("# ").strip(), markdown=markdown)
