"""What a workbook consists of: its sheets in their order, its texts and its styles, found by its relationships."""

from __future__ import annotations

from dataclasses import dataclass

from ....tools import Unreadable
from ... import limits
from ...zip_reader import damaged
from ..package import Package
from .workbook_strings import Text, shared_texts
from .workbook_styles import CellStyle, cell_styles
from .workbook_xml import is_true, namespace, relation, whole

_MOST_CHECK_BOX_BYTES = limits.SMALL_PART_BYTES


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet as it lies in the file."""

    name: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook but for its sheets' cells. Styles are found by the numbers that cells name, as they are written."""

    package: Package
    sheets: list[SheetPart]
    texts: list[Text]
    styles: dict[str, CellStyle]
    epoch1904: bool
    has_check_boxes: bool

    def targets(self, sheet: SheetPart) -> dict[str, tuple[str, str]]:
        """What a sheet refers to: id -> (kind, part)."""
        return self.package.targets(sheet.part)


def open_workbook(package: Package) -> Workbook:
    """The workbook in a package. Raises Unreadable JF001, JF004."""
    main = package.main_part("xl/workbook.xml")
    targets = package.targets(main)
    sheets, epoch1904 = _directory(package.part(main, limits.SMALL_PART_BYTES), targets)
    texts = shared_texts(_part(package, targets, "sharedStrings", limits.PART_BYTES))
    styles = cell_styles(_part(package, targets, "styles", limits.STYLES_BYTES))
    bags = _part(package, targets, "FeaturePropertyBag", _MOST_CHECK_BOX_BYTES)
    return Workbook(
        package,
        sheets,
        texts,
        {str(number): style for number, style in enumerate(styles)},
        epoch1904,
        b'"Checkbox"' in bags or b"'Checkbox'" in bags,
    )


def _directory(xml: bytes, targets: dict[str, tuple[str, str]]) -> tuple[list[SheetPart], bool]:
    """The worksheets in order, and whether dates count from 1904."""
    root = whole(xml)
    if root is None:
        raise damaged("文件内部缺少工作表目录")
    space = namespace(root)
    listed = root.find(f"{space}sheets")
    properties = root.find(f"{space}workbookPr")
    if listed is None or not len(listed):
        raise damaged("文件内部缺少工作表目录")
    sheets: list[SheetPart] = []
    for sheet in listed:
        kind, part = targets.get(relation(sheet), ("", ""))
        if kind == "worksheet":
            sheets.append(SheetPart(sheet.get("name", ""), sheet.get("state", "visible") != "visible", part))
    if len(sheets) > limits.SHEETS:
        raise Unreadable("JF004", f"工作簿有 {len(sheets)} 张工作表，超过上限 {limits.SHEETS} 张")
    return sheets, properties is not None and is_true(properties.get("date1904"))


def _part(package: Package, targets: dict[str, tuple[str, str]], kind: str, limit: int) -> bytes:
    return next((package.part(target, limit) for found, target in targets.values() if found == kind), b"")
