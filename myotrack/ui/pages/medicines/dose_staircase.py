"""DoseStaircase: the doses of one medicine as steps over time, small enough for a list; planned ones dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from myotrack.domain.doses import DosePeriod, PlanStep, in_milligrams
from myotrack.domain.medicines import Unit
from myotrack.i18n import _
from myotrack.ui.theme import Look, TextRole, look_of
from myotrack.words.dates import open_span
from myotrack.words.numbers import amount, daily_dose, dose

_WIDTH, _HEIGHT = 380, 84
_LINE_PX = 2.5


_LEAST_BEFORE = timedelta(days=14)  # of the first dose, also when the next began only today


@dataclass(frozen=True, slots=True)
class Stair:
    """One level: from the first day up to (not including) the end day."""

    first: date
    end: date
    level: float
    label: str


class DoseStaircase(QWidget):
    """Taken doses as a filled line with their amounts above the steps, the plan dashed over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken: tuple[Stair, ...] = ()
        self._planned: tuple[Stair, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_doses(self, periods: Sequence[DosePeriod], plan: Sequence[PlanStep], today: date) -> None:
        """Show these periods up to `today`, and the plan to a week past its last step."""
        self._taken = taken_stairs(periods, today)
        self._planned = planned_stairs(plan, today)
        self.setAccessibleName(_("Doses: {doses}").format(doses="; ".join(_words(period) for period in periods)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Grows with the text."""
        look = look_of(self)
        return QSize(look.target(_WIDTH), look.target(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrower, it drops labels."""
        return QSize(160, look_of(self).target(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill, line, plan and amounts."""
        if not self._taken and not self._planned:
            return
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stairs = (*self._taken, *self._planned)
        first, end = _span(stairs)
        highest = max(s.level for s in stairs) or 1.0
        room = QFontMetricsF(look.font(TextRole.SMALL)).height() + 4
        area = QRectF(self.rect()).adjusted(2, room, -2, -3)
        place = _Place(area, first, max(1, (end - first).days), highest)
        self._paint_taken(painter, look, place)
        self._paint_planned(painter, look, place)
        self._paint_amounts(painter, look, place)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    def _paint_taken(self, painter: QPainter, look: Look, place: _Place) -> None:
        for stair in self._taken:
            painter.fillRect(QRectF(place.at(stair.first, stair.level), place.at(stair.end, 0)), look.theme.dose_fill)
        painter.setPen(QPen(QColor(look.theme.dose_line), _LINE_PX))
        painter.drawPolyline(place.line(self._taken))

    def _paint_planned(self, painter: QPainter, look: Look, place: _Place) -> None:
        painter.setPen(QPen(QColor(look.theme.planned), 1.5, Qt.PenStyle.DashLine))
        painter.drawPolyline(place.line(self._planned))
        if self._planned and self._taken and self._planned[-1].end > self._taken[-1].end:
            x = place.at(self._taken[-1].end, 0).x()
            painter.setPen(QPen(QColor(look.theme.border_strong), 1))
            painter.drawLine(QLineF(x, place.area.top(), x, place.area.bottom()))

    def _paint_amounts(self, painter: QPainter, look: Look, place: _Place) -> None:
        font = look.font(TextRole.SMALL)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(look.theme.ink))
        free_from = place.area.left()
        for stair in self._taken:
            start = place.at(stair.first, stair.level)
            left = min(start.x() + 3, place.area.right() - metrics.horizontalAdvance(stair.label))
            if stair.label and left >= free_from:
                painter.drawText(QPointF(left, start.y() - metrics.descent() - 3), stair.label)
                free_from = left + metrics.horizontalAdvance(stair.label) + 6


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a day and a level lie."""

    area: QRectF
    first: date
    days: int
    highest: float

    def at(self, day: date, level: float) -> QPointF:
        """Return the point of a day and a level."""
        x = self.area.left() + self.area.width() * max(0, (day - self.first).days) / self.days
        return QPointF(x, self.area.bottom() - self.area.height() * level / self.highest)

    def line(self, stairs: Sequence[Stair]) -> QPolygonF:
        """Return the corners of the steps."""
        return QPolygonF([self.at(day, s.level) for s in stairs for day in (s.first, s.end)])


def taken_stairs(periods: Sequence[DosePeriod], today: date) -> tuple[Stair, ...]:
    """Return the steps as taken; the first amount has its unit, a stop has no label of its own."""
    stairs: list[Stair] = []
    for period in periods:
        change = period.change
        end = (period.last or today) + timedelta(days=1)
        label = amount(change.daily_dose) if stairs else dose(change.daily_dose, change.unit)
        if period.stopped:
            label = ""
        stairs.append(Stair(period.first, end, _level(change.daily_dose, change.unit), label))
    return tuple(stairs)


def planned_stairs(plan: Sequence[PlanStep], today: date) -> tuple[Stair, ...]:
    """Return the steps as planned; the last one is drawn for a week, and at least to `today`."""
    ends = [step.from_day for step in plan[1:]]
    if plan:
        ends.append(max(plan[-1].from_day + timedelta(days=7), today + timedelta(days=1)))
    return tuple(
        Stair(step.from_day, end, _level(step.planned_daily_dose, step.unit), "")
        for step, end in zip(plan, ends, strict=True)
    )


def _span(stairs: Sequence[Stair]) -> tuple[date, date]:
    """Return the days to draw: a long first dose is cut to a third, or two weeks, so that the next steps are seen."""
    first, end = min(s.first for s in stairs), max(s.end for s in stairs)
    steps = sorted({s.first for s in stairs} - {first})
    if steps:
        first = max(first, steps[0] - max((end - steps[0]) / 2, _LEAST_BEFORE))
    return first, end


def _level(value: Decimal, unit: Unit) -> float:
    milligrams = in_milligrams(value, unit)
    return float(value if milligrams is None else milligrams)


def _words(period: DosePeriod) -> str:
    return f"{daily_dose(period.change.daily_dose, period.change.unit)} {open_span(period.first, period.last)}"
