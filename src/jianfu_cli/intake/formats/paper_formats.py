"""What a file that holds no form is on paper: a PDF, a picture, a document; or nothing that a school writes."""

from __future__ import annotations

from ...tools import Unreadable
from ..content import Content
from .registry import ALL_FORMATS

_PICTURES = frozenset(("jpeg", "png", "gif", "bmp", "tiff", "webp", "heic"))
_PAGES = frozenset(("pdf", "ofd"))
_DOCUMENTS = frozenset(("ppt", "pptx", "odp", "rtf", "xlsb", "iwork", "spreadsheetml", "wordml", "flat-odf", "html"))
PDF, PICTURE, DOCUMENT = "pdf", "image", "document"


def paper_format(data: bytes) -> str | None:
    """pdf, image or document (what is read is one too); None for archives, programs, mail and what is not known."""
    try:
        content = Content(data)
        known = next((known for known in ALL_FORMATS if known.recognise(content)), None)
    except Unreadable:
        return None
    if known is None:
        return None
    for names, kind in ((_PICTURES, PICTURE), (_PAGES, PDF), (_DOCUMENTS, DOCUMENT)):
        if known.name in names:
            return kind
    return DOCUMENT if known.is_read else None
