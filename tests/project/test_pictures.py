"""The README's pictures are pictures, small, and shown."""

from __future__ import annotations

import re
import struct

import pytest

import pictures
from repository import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"!\[([^\]]+)\]\((docs/pictures/[^)]+)\)", README)


def test_every_picture_is_shown_and_described() -> None:
    assert {path for _, path in SHOWN} == {f"docs/pictures/{path.name}" for path in pictures.PICTURES.iterdir()}
    assert all(len(described) >= 8 for described, _ in SHOWN)


@pytest.mark.parametrize("path", [path for _, path in SHOWN])
def test_it_is_a_whole_png_of_modest_size(path: str) -> None:
    picture = ROOT / path
    assert picture.stat().st_size < pictures.LIMIT
    kinds = dict(pictures.chunks(picture))
    width, height = struct.unpack(">II", kinds[b"IHDR"][:8])
    assert 300 <= width <= 1200 and 300 <= height <= 1200 and b"IEND" in kinds
