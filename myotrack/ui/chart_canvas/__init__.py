"""The recovery chart in the window: the only door to matplotlib here.

Importing this package loads matplotlib, so pages import it when they first have something to draw.
"""

from myotrack.ui.chart_canvas.canvas import ChartCanvas

__all__ = ["ChartCanvas"]
