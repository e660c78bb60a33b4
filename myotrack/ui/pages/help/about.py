"""What the program is, whose work is in it, and where its files are."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import qVersion

from myotrack import __version__, paths
from myotrack.i18n import _
from myotrack.resources.guidance import load_texts
from myotrack.ui.pages.help.help_text import Section
from myotrack.words.personal_text import shown_path


def about_sections(diary: Path | None) -> tuple[Section, ...]:
    """Return the About page; `diary` is the file that is open."""
    texts = load_texts()
    where = shown_path(str(diary)) if diary is not None else _("in memory, without a file")
    return (
        Section(
            _("About MyoTrack"),
            (
                texts.standing,
                texts.chart,
                _("Version {version}, with Qt {qt} and Python {python}").format(
                    version=__version__, qt=qVersion(), python=platform.python_version()
                ),
            ),
        ),
        Section(
            _("Where things are"),
            (
                _("Your diary: {path}").format(path=where),
                _("The settings of this computer: {path}").format(path=shown_path(str(paths.preferences_file()))),
                _("The log of the program: {path}").format(path=shown_path(str(paths.log_file()))),
                _("The log holds no word of your diary."),
            ),
        ),
        Section(
            _("Whose work it is"),
            (
                _("MyoTrack: the MyoTrack founders. Free to use, change and share (MIT licence)."),
                _("Letters: Inter by Rasmus Andersson and others (SIL Open Font License 1.1)."),
                _("Icons: Lucide, some from Feather (ISC and MIT licences)."),
                _("Window: Qt for Python by The Qt Company (LGPL 3)."),
                _("Diary file: SQLite (public domain), SQLAlchemy and Alembic (MIT licence)."),
                _("Charts: Matplotlib (its own licence, like that of Python) and NumPy (BSD licence)."),
                _("Folders: platformdirs (MIT licence)."),
                _("The texts of the licences lie beside the program."),
            ),
        ),
    )
