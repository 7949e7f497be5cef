"""What a workbook consists of: its sheets in their order, its texts and its styles, found by its relationships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ....tools import Unreadable
from ... import limits
from ...zip_reader import damaged
from ..package import Package
from .shared_strings import shared_texts
from .workbook_strings import Text, plain_texts
from .workbook_styles import CellStyle, cell_styles, plain_styles
from .workbook_xml import is_true, namespace, relation, whole


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet as it lies in the file."""

    name: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook but for its sheets' cells. Texts and styles are found by their numbers, as cells write them."""

    package: Package
    sheets: list[SheetPart]
    texts: dict[str, Text]
    styles: Mapping[str, CellStyle]
    styles_xml: bytes
    # the texts as they are seen in a plain style, "" for blank ones and for no number
    plain_texts: dict[str | None, str]
    plain_styles: frozenset[str]
    epoch1904: bool
    has_check_boxes: bool

    def text(self, written: str) -> Text:
        """The shared text of a number that is written in an unusual way. Raises Unreadable JF001."""
        number = written.strip().lstrip("0") or "0"
        text = self.texts.get(number)
        if text is None:
            raise damaged("工作表里用到的文字，在文件的文字表里没有")
        return text

    def targets(self, sheet: SheetPart) -> dict[str, tuple[str, str]]:
        """What a sheet refers to: id -> (kind, part)."""
        return self.package.targets(sheet.part)


def open_workbook(package: Package) -> Workbook:
    """The workbook in a package. Raises Unreadable JF001, JF004."""
    main = package.main_part("xl/workbook.xml")
    targets = package.targets(main)
    listed, epoch1904 = _directory(package.part(main, limits.SMALL_PART_BYTES))
    sheets: list[SheetPart] = []
    for name, hidden, link in listed:
        kind, part = targets.get(link, ("", ""))
        if kind == "worksheet":
            sheets.append(SheetPart(name, hidden, part))
    if len(sheets) > limits.SHEETS:
        raise Unreadable("JF004", f"工作簿有 {len(sheets)} 张工作表，超过上限 {limits.SHEETS} 张")
    texts = shared_texts(_part(package, targets, "sharedStrings", limits.PART_BYTES, unlike=True))
    styles = _part(package, targets, "styles", limits.STYLES_BYTES)
    bags = _part(package, targets, "FeaturePropertyBag", limits.SMALL_PART_BYTES)
    has_check_boxes = b'"Checkbox"' in bags or b"'Checkbox'" in bags
    return Workbook(
        package,
        sheets,
        texts,
        cell_styles(styles),
        styles,
        plain_texts(texts),
        plain_styles(styles),
        epoch1904,
        has_check_boxes,
    )


@lru_cache(maxsize=16)  # the returns of one form have the same
def _directory(xml: bytes) -> tuple[list[tuple[str, bool, str]], bool]:
    """Name, hidden and relationship of each sheet in order; and whether dates count from 1904."""
    root = whole(xml)
    if root is None:
        raise damaged("文件内部缺少工作表目录")
    space = namespace(root)
    listed = root.find(f"{space}sheets")
    properties = root.find(f"{space}workbookPr")
    if listed is None or not len(listed):
        raise damaged("文件内部缺少工作表目录")
    sheets = [(sheet.get("name", ""), sheet.get("state", "visible") != "visible", relation(sheet)) for sheet in listed]
    return sheets, properties is not None and is_true(properties.get("date1904"))


def _part(
    package: Package, targets: dict[str, tuple[str, str]], kind: str, limit: int, *, unlike: bool = False
) -> bytes:
    for found, target in targets.values():
        if found == kind:
            return package.part(target, limit, unlike=unlike)
    return b""
