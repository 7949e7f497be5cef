"""Formats that schools send and that are not read: what each is, and how to save it again."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..content import Content
from ..grid import Document
from .declaration import Format, refused
from .protected import is_protected, refusal

Test = Callable[[Content], bool]
TEXT = "text"  # the name of the format that is plain text

_SAVE_SHEET = "请用 WPS 或 Excel 打开，另存为“Excel 工作簿（*.xlsx）”后报送"
SAVE_TEXT = "请用 WPS 或 Word 打开，另存为“Word 文档（*.docx）”后报送"
_FILL_IN = "请在电子版自查表（.xlsx 或 .docx）中填写后报送；扫描件可以另附"
_UNPACK = "请先解压，报送里面的 .xlsx 或 .docx；或重新压缩为 ZIP"
_TAG = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|meta|title|body|table|style|div|p|center|script)[\s>]")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def _starts(*marks: bytes) -> Test:
    return lambda content: content.head.startswith(marks)


def _stream(*names: str) -> Test:
    return lambda content: not content.streams.isdisjoint(names)


def _part(*names: str) -> Test:
    return lambda content: any(name in content.parts for name in names)


def _brand(*brands: bytes) -> Test:
    return lambda content: content.head[4:8] == b"ftyp" and content.head[8:12] in brands


_photo = _brand(b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


def _type(beginning: str) -> Test:
    """The type that an OpenDocument file states in its first member."""
    mark = b"mimetypeapplication/vnd.oasis.opendocument." + beginning.encode()
    return lambda content: content.head.startswith(b"PK\x03\x04") and mark in content.head[30:160]


def _text(content: Content) -> bytes:
    """The beginning of a file of markup or mail, without marks and white space before it; b"" for other files."""
    head = content.head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _xml(*marks: bytes) -> Test:
    return lambda content: (text := _text(content)).startswith(b"<") and any(mark in text for mark in marks)


def _web_page(content: Content) -> bool:
    text = _text(content)
    return text.startswith(b"<") and bool(
        _TAG.match(text) or (text.startswith((b"<?xml", b"<!--")) and _TAG.search(text))
    )


def _bitmap(content: Content) -> bool:
    return content.head.startswith(b"BM") and content.head[14:18] in (
        b"\x0c\0\0\0",
        b"\x28\0\0\0",
        b"\x6c\0\0\0",
        b"\x7c\0\0\0",
    )


def _mail(content: Content) -> bool:
    text = _text(content)[:2000].lower()
    return (
        text.startswith((b"mime-version:", b"from:", b"received:", b"return-path:", b"message-id:"))
        and b"content-type:" in text
    )


def is_plain_text(content: Content) -> bool:
    """Text that is neither markup nor mail."""
    text = _text(content)
    if not text or _CONTROL.search(text) or any(test(content) for test in (_web_page, _mail, _starts(b"{\\rtf"))):
        return False
    if text.startswith(b"<") or content.head.startswith((b"%PDF", b"PK")):
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            text[: max(1, len(text) - 4)].decode(encoding)
            return True
        except UnicodeDecodeError as error:
            if error.start > len(text) - 12 > 0:
                return True
    return False


_OFFICE = (
    "[content_types].xml",
    "mimetype",
    "xl/workbook.xml",
    "word/document.xml",
    "xl/workbook.bin",
    "ppt/presentation.xml",
    "ofd.xml",
    "index/document.iwa",
)


def _refuse_protected(content: Content) -> Document:
    raise refusal()


FORMATS = (
    Format("protected", "有打开密码的办公文件", (), is_protected, _refuse_protected, is_read=False),
    refused(
        "ppt",
        "演示文稿（.ppt、.dps）",
        (".ppt", ".dps"),
        _stream("PowerPoint Document"),
        _FILL_IN,
        further_endings=(".pps", ".pot", ".dpt"),
    ),
    refused(
        "msg",
        "一封邮件（.msg）",
        (".msg",),
        _stream("__properties_version1.0"),
        "请报送邮件里的附件，不要报送邮件本身",
    ),
    refused("pdf", "PDF 文件", (".pdf",), lambda content: b"%PDF-" in content.head[:1024], _FILL_IN),
    refused(
        "jpeg",
        "一张照片或图片（JPEG）",
        (".jpg", ".jpeg"),
        _starts(b"\xff\xd8\xff"),
        _FILL_IN,
        further_endings=(".jfif",),
    ),
    refused("png", "一张图片（PNG）", (".png",), _starts(b"\x89PNG"), _FILL_IN),
    refused("gif", "一张图片（GIF）", (".gif",), _starts(b"GIF87a", b"GIF89a"), _FILL_IN),
    refused("bmp", "一张图片（BMP）", (".bmp",), _bitmap, _FILL_IN),
    refused("tiff", "一张扫描图片（TIFF）", (".tif", ".tiff"), _starts(b"II*\0", b"MM\0*"), _FILL_IN),
    refused(
        "webp",
        "一张图片（WebP）",
        (".webp",),
        lambda content: content.head[:4] == b"RIFF" and content.head[8:12] == b"WEBP",
        _FILL_IN,
    ),
    refused("heic", "一张手机照片（HEIC）", (".heic",), _photo, _FILL_IN, further_endings=(".heif", ".avif")),
    refused(
        "video",
        "一段视频或录音",
        (".mp4", ".mov", ".m4a"),
        lambda content: content.head[4:8] == b"ftyp" and not _photo(content),
        _FILL_IN,
        further_endings=(".m4v", ".3gp"),
    ),
    refused("rar", "RAR 压缩包", (".rar",), _starts(b"Rar!\x1a\x07"), _UNPACK),
    refused("7z", "7z 压缩包", (".7z",), _starts(b"7z\xbc\xaf\x27\x1c"), _UNPACK),
    refused("gzip", "gzip 压缩包", (".gz", ".tgz"), _starts(b"\x1f\x8b"), _UNPACK),
    refused("tar", "tar 压缩包", (".tar",), lambda content: content.head[257:262] == b"ustar", _UNPACK),
    refused(
        "zip",
        "ZIP 压缩包",
        (".zip",),
        lambda content: content.archive is not None and not _part(*_OFFICE)(content),
        _UNPACK,
        message="这是压缩包里的压缩包",
    ),
    refused(
        "exe",
        "程序文件",
        (".exe",),
        _starts(b"MZ"),
        "请删除它，检查发送的电脑是否中毒，并请学校重新报送自查表",
        further_endings=(".com", ".scr", ".dll"),
        message="这是程序文件，可能是病毒，请不要打开",
    ),
    refused("rtf", "RTF 文档", (".rtf",), lambda content: _text(content).startswith(b"{\\rtf"), SAVE_TEXT),
    refused("xlsb", "二进制工作簿（.xlsb）", (".xlsb",), _part("xl/workbook.bin"), _SAVE_SHEET),
    refused(
        "pptx",
        "演示文稿（.pptx）",
        (".pptx",),
        _part("ppt/presentation.xml"),
        _FILL_IN,
        further_endings=(".pptm", ".ppsx", ".potx"),
    ),
    refused("ofd", "OFD 版式文件", (".ofd",), _part("ofd.xml"), _FILL_IN),
    refused(
        "iwork",
        "苹果 Numbers 或 Pages 文档",
        (".numbers", ".pages"),
        _part("index/document.iwa", "index.zip"),
        "请在 Numbers 或 Pages 中“导出到—Excel”或“导出到—Word”后报送",
        further_endings=(".key",),
    ),
    refused("odp", "演示文稿（.odp）", (".odp",), _type("presentation"), _FILL_IN, further_endings=(".otp",)),
    refused(
        "spreadsheetml",
        "XML 表格",
        (".xml",),
        _xml(b"urn:schemas-microsoft-com:office:spreadsheet", b"Excel.Sheet"),
        _SAVE_SHEET,
        message="这是 XML 表格，只是名字像 Excel 文件",
    ),
    refused(
        "wordml",
        "XML 格式的 Word 文档",
        (".xml",),
        _xml(b"schemas.microsoft.com/office/word/2003", b"schemas.microsoft.com/office/2006/xmlPackage"),
        SAVE_TEXT,
    ),
    refused(
        "flat-odf",
        "单个 XML 文件的 OpenDocument 文档",
        (".fods", ".fodt"),
        _xml(b"urn:oasis:names:tc:opendocument:xmlns:office"),
        _SAVE_SHEET,
    ),
    refused(
        "html",
        "网页",
        (".html", ".htm"),
        lambda content: (
            _web_page(content)
            and not _xml(b'urn:schemas-microsoft-com:office:spreadsheet"?><', b"Excel.Sheet")(content)
        ),
        _SAVE_SHEET,
        message="这是网页，不是 Excel 或 Word 文件（名字像也不是）",
    ),
    refused(
        "mht",
        "单个文件的网页或一封邮件（.mht、.eml）",
        (".mht", ".eml"),
        _mail,
        _SAVE_SHEET,
        further_endings=(".mhtml",),
    ),
    # .txt and .json are no endings of it: results are written under them, again and again
    refused(TEXT, "纯文本或 CSV 文件", (".csv",), is_plain_text, _SAVE_SHEET, further_endings=(".tsv",)),
)
