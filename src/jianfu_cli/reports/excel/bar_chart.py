"""A chart of the sheet model -> a bar chart of XlsxWriter, with its numbers inside and words for those who can't see it."""

from __future__ import annotations

from typing import Any

from ...intake import column_letters
from ...tools import cell_text, width
from .excel_styles import ACCENT, COLORS, LINE
from .sheet_model import Chart

_PIXELS = 96 / 2.54  # a centimetre
_NO_LINE = {"none": True}
_THIN = {"color": f"#{LINE}", "width": 0.75}
_SMALL = {"size": 9}
_LABELS_AXIS = {
    "reverse": True,  # the first category on top
    "crossing": "max",  # the values' axis at the bottom
    "label_position": "low",
    "interval_unit": 1,
    "num_font": _SMALL,
    "line": _THIN,
    "major_gridlines": {"visible": False},
    "major_tick_mark": "none",
    "minor_tick_mark": "none",
}


def insert_chart(book: Any, page: Any, chart: Chart) -> None:
    """Draw the chart at its place on the page, a worksheet of the book."""
    drawn = book.add_chart({"type": "bar"})
    drawn.add_series(_series(chart))
    look = {"size": 13, "bold": True, "color": f"#{ACCENT}"}
    drawn.set_title({"name": chart.title, "name_font": look, "overlay": False})
    drawn.set_legend({"none": True})
    drawn.set_plotarea({"layout": _plot_area(chart)})
    drawn.set_size({"width": round(chart.width * _PIXELS), "height": round(chart.height * _PIXELS)})
    drawn.set_x_axis(_values_axis(chart))  # for bars, x is what lies horizontally
    drawn.set_y_axis(_LABELS_AXIS)
    page.insert_chart(chart.anchor, drawn, {"object_position": 2, "description": _description(chart)})


def _series(chart: Chart) -> dict[str, Any]:
    def cells(column: int) -> str:
        letter, last = column_letters(column), chart.first_row + len(chart.label_cache) - 1
        return f"='{chart.sheet}'!${letter}${chart.first_row}:${letter}${last}"

    return {
        "name": chart.title,
        "categories": cells(chart.labels),
        "values": cells(chart.values),
        "categories_data": [cell_text(label) for label in chart.label_cache],
        "values_data": list(chart.value_cache),
        "fill": {"color": f"#{COLORS[chart.color]}"},
        "border": _NO_LINE,
        "gap": 45,
        "data_labels": {"value": True, "num_format": _number_format(chart)},
    }


def _values_axis(chart: Chart) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "min": 0,
        "num_format": "0%" if chart.percent else "0",
        "num_font": _SMALL,
        "line": _NO_LINE,
        "major_gridlines": {"visible": True, "line": _THIN},
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
    }
    if chart.percent:
        axis["max"] = 1
    elif max((value or 0 for value in chart.value_cache), default=0) < 5:
        axis["major_unit"] = 1
    return axis


def _plot_area(chart: Chart) -> dict[str, float]:
    """Room for the labels at the left, the title on top, the axis at the bottom and a number beyond the longest bar."""
    left = min(0.4, (max(map(width, chart.label_cache), default=0) * 0.18 + 0.8) / chart.width)
    top, bottom = 1.5 / chart.height + 0.02, 1.1 / chart.height
    return {"x": left, "y": top, "width": 0.94 - left, "height": 1 - top - bottom}


def _number_format(chart: Chart) -> str:
    return "0.0%" if chart.percent else "0"


def _description(chart: Chart) -> str:
    """The alternative text: what is drawn, and where the numbers stand."""
    return f"条形图：{chart.title}，共{len(chart.label_cache)}条，数据见工作表“{chart.sheet}”"
