"""Lints of Office files: faults that schemas don't name, but that readers stumble over. Each gives its complaints."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import cast
from urllib.parse import unquote

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
}
W = f"{{{NAMESPACES['w']}}}"
UNIQUE_IN_PACKAGE = [
    "//wp:docPr/@id",
    "//w:bookmarkStart/@w:id",
    "//w:bookmarkStart/@w:name",
    "//w:sdtPr/w:id/@w:val",
    "//@w14:paraId",
    "//s:table/@id",
]
UNIQUE_IN_PART = ["//xdr:cNvPr/@id", "//rel:Relationship/@Id"]
# Readers that look for these words, and not for what they stand for (exceljs, Gnumeric), find nothing under another prefix.
PREFIXES = {"wsDr": "xdr", "chartSpace": "c"}
SHIFT_JIS = "80"
KANA_OR_MS = re.compile(r"[\u3040-\u30ff]|^(MS|ＭＳ) ")


class Package:
    """The parts of an Office file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.parts = {n: etree.fromstring(archive.read(n)) for n in self.names if n.endswith((".xml", ".rels"))}

    def find(self, path: str) -> Iterator[tuple[str, str]]:
        """The values of an XPath in all parts: (part, value)."""
        for name, part in self.parts.items():
            for value in cast("list[object]", part.xpath(path, namespaces=NAMESPACES)):
                yield name, str(value)


def repeated_names(package: Package) -> list[str]:
    """Members of one name: each reader takes another of them. Names of parts differ by more than case."""
    return _repeated(name.lower() for name in package.names)


def repeated_ids(package: Package) -> list[str]:
    """Ids that two things share; Word's count for the whole document, headers and footers included."""
    in_package = [f"{path} {value}" for path in UNIQUE_IN_PACKAGE for _, value in package.find(path)]
    in_part = [f"{part} {path} {value}" for path in UNIQUE_IN_PART for part, value in package.find(path)]
    return _repeated([*in_package, *in_part])


def odd_targets(package: Package) -> list[str]:
    """Relationships to absolute paths, which many readers take for relative ones, or to parts that are not there."""
    complaints = []
    for part, target in package.find("//rel:Relationship[not(@TargetMode='External')]/@Target"):
        folder = posixpath.dirname(posixpath.dirname(part))
        path = posixpath.normpath(posixpath.join(folder, unquote(target.partition("#")[0])))
        if target.startswith("/") or path not in package.names:
            complaints.append(f"{part} {target}")
    return complaints


def drawings_without_text(package: Package) -> list[str]:
    """Charts and pictures without alternative text."""
    silent = "[not(normalize-space(@descr))]/@name"
    shown = "[following-sibling::a:graphic//*[self::pic:pic or self::c:chart]]"
    paths = [f"//wp:docPr{shown}{silent}", f"//xdr:graphicFrame//xdr:cNvPr{silent}", f"//xdr:pic//xdr:cNvPr{silent}"]
    return [f"{part} {name}" for path in paths for part, name in package.find(path)]


def needless_calculation(package: Package) -> list[str]:
    """A workbook without formulas that is calculated anew as it opens: closing it asks whether to save the changes."""
    if any(package.find("//s:f")):
        return []
    paths = ["//s:calcPr/@fullCalcOnLoad", "//s:calcPr/@forceFullCalc"]
    return [f"{part} {path} {value}" for path in paths for part, value in package.find(path) if value in ("1", "true")]


def odd_prefixes(package: Package) -> list[str]:
    """Drawings and charts under another prefix than Excel's."""
    roots = [(name, etree.QName(part).localname, part.prefix) for name, part in package.parts.items()]
    return [f"{name} {root} {prefix}" for name, root, prefix in roots if prefix != PREFIXES.get(root, prefix)]


def japanese_fonts(package: Package) -> list[str]:
    """Fonts of python-docx's template: Word offers to replace them where they are not installed."""
    names = {name for _, name in package.find("//w:font/@w:name | //w:rFonts/@*") if KANA_OR_MS.search(name)}
    return sorted(names | {name for _, name in package.find(f"//w:font[w:charset/@w:val='{SHIFT_JIS}']/@w:name")})


def old_compatibility(package: Package) -> list[str]:
    """Another mode than Word 2013's and later, which lays out differently and says 兼容模式 in the title bar."""
    modes = [value for _, value in package.find("//w:compatSetting[@w:name='compatibilityMode']/@w:val")]
    return [] if modes == ["15"] else [f"compatibilityMode {modes}"]


def zoom_without_percent(package: Package) -> list[str]:
    """The standard requires it; strict readers refuse the settings without."""
    return [f"{part} w:zoom" for part, _ in package.find("//w:zoom[not(@w:percent)]")]


def page_numbers_without_result(package: Package) -> list[str]:
    """Fields that show nothing in a reader that does not compute them, as previews don't."""
    simple = [f"{part} {code.strip()}" for part, code in package.find("//w:fldSimple[not(.//w:t)]/@w:instr")]
    fields = [f"{name} {code}" for name, part in package.parts.items() for code, result in _fields(part) if not result]
    return [field for field in [*simple, *fields] if "PAGE" in field]


Lint = Callable[[Package], list[str]]
PACKAGE_LINTS: list[Lint] = [
    repeated_names,
    repeated_ids,
    odd_targets,
    drawings_without_text,
    needless_calculation,
    odd_prefixes,
]
WORD_LINTS: list[Lint] = [japanese_fonts, old_compatibility, zoom_without_percent, page_numbers_without_result]


def _repeated(names: Iterator[str] | list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _fields(part: etree._Element) -> Iterator[tuple[str, str]]:
    """The complex fields of a part, inner ones first: (instruction, result)."""
    texts: list[list[str]] = []  # of the fields that are open: what stands before and behind their separator
    for element in part.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            texts.append([""])
        elif texts and kind == "separate":
            texts[-1].append("")
        elif texts and kind == "end":
            instruction, *result = texts.pop()
            yield instruction.strip(), "".join(result)
        elif texts:
            texts[-1][-1] += element.text or ""
