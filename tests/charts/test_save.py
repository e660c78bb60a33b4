from __future__ import annotations

import re
import struct
import zlib

import pytest

from myotrack.charts.save import PNG_DPI, WIDTH_PT, PictureFormat, rendered_chart
from myotrack.charts.style import black_and_white, shipped_style
from myotrack.words.chart_text import standing_sentence
from tests.charts.diaries import a_believable_diary, odd_names, only_zeros
from tests.charts.drawing import a_picture


@pytest.mark.parametrize("form", list(PictureFormat))
def test_the_same_chart_is_the_same_file_to_the_byte(form: PictureFormat) -> None:
    picture = a_picture(a_believable_diary())

    assert rendered_chart(picture, shipped_style(), form) == rendered_chart(picture, shipped_style(), form)


@pytest.mark.parametrize("form", list(PictureFormat))
def test_no_file_says_when_or_with_what_it_was_made(form: PictureFormat) -> None:
    data = rendered_chart(a_picture(only_zeros()), shipped_style(), form)

    for word in (b"CreationDate", b"Software", b"<dc:date>", b"<dc:creator>"):
        assert word not in data


def test_a_png_is_as_wide_as_paper_and_carries_the_text_summary() -> None:
    data = rendered_chart(a_picture(a_believable_diary()), shipped_style(), PictureFormat.PNG)

    width, _height = struct.unpack(">II", data[16:24])
    assert width == WIDTH_PT / 72 * PNG_DPI
    assert standing_sentence() in png_texts(data)["Description"]
    assert "since the dose was cut" in png_texts(data)["Title"]


def test_an_svg_needs_no_font_and_describes_itself() -> None:
    data = rendered_chart(a_picture(odd_names()), shipped_style(), PictureFormat.SVG).decode()

    assert "<text" not in data
    assert standing_sentence() in data
    assert data.count("<path") > 50


def test_a_pdf_has_its_fonts_inside() -> None:
    data = rendered_chart(a_picture(a_believable_diary()), shipped_style(), PictureFormat.PDF)

    names = {name.decode() for name in re.findall(rb"/FontName /(\S+)", data)}
    assert any("Inter" in name for name in names)
    assert data.count(b"/FontFile2") + data.count(b"/FontFile3") >= len(names)


def test_a_chart_for_paper_without_colours_has_greys_alone() -> None:
    data = rendered_chart(a_picture(a_believable_diary()), black_and_white(), PictureFormat.SVG).decode()

    colours = set(re.findall(r"#[0-9a-f]{6}", data))
    assert len(colours) > 4
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)


def png_texts(data: bytes) -> dict[str, str]:
    """The texts in a PNG: tEXt is Latin-1, iTXt UTF-8."""
    found, at = {}, 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"tEXt":
            key, _, value = body.partition(b"\x00")
            found[key.decode()] = value.decode("latin-1")
        elif kind == b"iTXt":
            key, _, rest = body.partition(b"\x00")
            packed, text = rest[0] == 1, rest[2:].split(b"\x00", 2)[2]
            found[key.decode()] = (zlib.decompress(text) if packed else text).decode()
        at += 12 + length
    return found
