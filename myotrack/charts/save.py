"""The recovery chart as a file: PNG, SVG or PDF, with title and standing sentence, and the same bytes every time."""

from __future__ import annotations

from enum import StrEnum
from io import BytesIO

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from myotrack.analysis.picture import RecoveryPicture
from myotrack.charts.recovery_chart import draw_on, natural_height
from myotrack.charts.ruler import Ruler
from myotrack.charts.sheet import Sheet
from myotrack.charts.style import ChartStyle
from myotrack.words.chart_text import chart_subtitle, chart_summary, chart_title, standing_sentence

WIDTH_PT = 11 * 72.0
"""Width of a saved picture: the long side of a sheet of paper."""

PNG_DPI = 200
VECTOR_DPI = 72

EDGE_EM = 1.0
TITLE_SCALE = 1.6


class PictureFormat(StrEnum):
    """What a picture is saved as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def rendered_chart(picture: RecoveryPicture, style: ChartStyle, form: PictureFormat) -> bytes:
    """Return the chart as a file of this format; the description in it is the text summary."""
    figure = _drawn(picture, style, dpi_of(form))
    return file_bytes(figure, form, chart_title(picture), chart_summary(picture))


def dpi_of(form: PictureFormat) -> int:
    """Return the resolution a picture of this format is drawn at."""
    return PNG_DPI if form is PictureFormat.PNG else VECTOR_DPI


def file_bytes(figure: Figure, form: PictureFormat, title: str, summary: str) -> bytes:
    """Return a drawn figure as a file; no date and no program version, so that equal charts are equal files."""
    out = BytesIO()
    about: dict[PictureFormat, dict[str, str | None]] = {
        PictureFormat.PNG: {"Title": title, "Description": summary, "Software": None},
        PictureFormat.SVG: {"Title": title, "Description": summary, "Date": None, "Creator": None},
        PictureFormat.PDF: {"Title": title, "Subject": summary, "CreationDate": None, "Creator": None},
    }
    # Words are outlines in SVG and an embedded font in PDF: they look the same on a computer without our font. The
    # last two are for a matplotlibrc of this computer that says otherwise.
    with rc_context(
        {
            "svg.fonttype": "path",
            "svg.hashsalt": "myotrack",
            "pdf.fonttype": 42,
            "savefig.bbox": None,
            "savefig.transparent": False,
        }
    ):
        figure.savefig(out, format=form.value, dpi=dpi_of(form), facecolor=figure.get_facecolor(), metadata=about[form])
    return out.getvalue()


def _drawn(picture: RecoveryPicture, style: ChartStyle, dpi: int) -> Figure:
    ruler = Ruler(style.em, dpi)
    line, edge = ruler.line_height, EDGE_EM * style.em
    footer = wrapped(standing_sentence(), ruler, WIDTH_PT - 2 * edge)
    head, foot = line * (TITLE_SCALE + 1) + edge, line * len(footer) + edge
    height = head + natural_height(picture, style, WIDTH_PT, dpi) + foot
    figure = Figure(figsize=(WIDTH_PT / 72, height / 72), dpi=dpi)
    FigureCanvasAgg(figure)
    sheet = Sheet(figure, style)
    title = Ruler(style.em * TITLE_SCALE, dpi).fitted(chart_title(picture), WIDTH_PT - 2 * edge, bold=True)
    sheet.write(title, edge, height - edge - line * TITLE_SCALE, style.ink, bold=True, scale=TITLE_SCALE)
    subtitle = ruler.fitted(chart_subtitle(picture), WIDTH_PT - 2 * edge)
    sheet.write(subtitle, edge, height - head, style.ink_soft)
    draw_on(sheet, picture, bottom=foot, top=height - head)
    for number, words in enumerate(reversed(footer)):
        sheet.write(words, edge, edge * 0.8 + number * line, style.ink)
    return figure


def wrapped(text: str, ruler: Ruler, width: float) -> list[str]:
    """Return a text in lines that fit into `width` points."""
    lines: list[str] = []
    for word in text.split():
        if lines and ruler.width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
