"""Asking where a picture of the chart goes, and writing it beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from myotrack.analysis.comparison import Comparison
from myotrack.analysis.picture import RecoveryPicture
from myotrack.domain.errors import DiaryError
from myotrack.exchange.whole_files import write_file
from myotrack.i18n import _
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.host import Host
from myotrack.ui.theme import look_of
from myotrack.words.personal_text import isolated
from myotrack.words.verdict import Names

if TYPE_CHECKING:
    from myotrack.charts.save import PictureFormat


def ask_picture_path(parent: QWidget) -> Path | None:
    """Return where the person wants the picture; None when they changed their mind."""
    filters = (_("PNG picture (*.png)"), _("SVG drawing (*.svg)"), _("PDF page (*.pdf)"))
    name, chosen = QFileDialog.getSaveFileName(
        parent, _("Save picture"), str(_folder() / _("recovery.png")), ";;".join(filters)
    )
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() in (".png", ".svg", ".pdf"):
        return path
    endings = dict(zip(filters, (".png", ".svg", ".pdf"), strict=True))
    return path.with_name(path.name + endings.get(chosen, ".png"))


class PictureSaving(QObject):
    """Draws a picture beside the window and writes it where the person wants it, also when the window closes."""

    def __init__(
        self, page: QWidget, host: Host, thread: BesideThread, ask_path: Callable[[QWidget], Path | None]
    ) -> None:
        super().__init__(page)
        self._page, self._host, self._thread, self._ask_path = page, host, thread, ask_path

    def save(self, save: Callable[[Path, int], None]) -> None:
        """Ask for a path, and have `save` write to it in the size of the window's text."""
        path = self._ask_path(self._page)
        if path is not None:
            work = partial(_saved, save, path, look_of(self._page).text_percent)
            self._thread.ask("save", work, self._say_saved, kept=True)

    def _say_saved(self, saved: Path | DiaryError) -> None:
        if isinstance(saved, DiaryError):
            self._host.show_problem(saved)
        else:
            self._host.say(_("The picture was saved as {name}.").format(name=isolated(saved.name)))


def _saved(save: Callable[[Path, int], None], path: Path, percent: int) -> Path | DiaryError:
    """Runs in the worker thread."""
    try:
        save(path, percent)
    except DiaryError as problem:
        return problem
    return path


def _folder() -> Path:
    """The folder of pictures; where there is none, the person's own: never just where the program was started."""
    pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return pictures if pictures.is_dir() else Path.home()


def save_picture(picture: RecoveryPicture, path: Path, text_percent: int) -> None:
    """Write the chart in the light look, which is the one for paper; raises DiaryError when it can't be written.

    The ending of `path` says the format; without a known one it is a PNG.
    """
    # Here and not above: matplotlib is loaded when something is drawn.
    from myotrack.charts.save import rendered_chart
    from myotrack.charts.style import shipped_style

    write_file(path, rendered_chart(picture, shipped_style(text_percent=text_percent), _format(path)))


def save_comparison(found: Comparison, names: Names, path: Path, text_percent: int) -> None:
    """Write two courses beside each other, the same way."""
    from myotrack.charts.comparison_chart import rendered_comparison
    from myotrack.charts.style import shipped_style

    write_file(path, rendered_comparison(found, names, shipped_style(text_percent=text_percent), _format(path)))


def _format(path: Path) -> PictureFormat:
    from myotrack.charts.save import PictureFormat

    ending = path.suffix.lower().removeprefix(".")
    return PictureFormat(ending) if ending in tuple(PictureFormat) else PictureFormat.PNG
