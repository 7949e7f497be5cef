"""The limits that every file is held to before a parser sees it. docs/security.md explains them to users.

A school's form has some 200 cells and 10 to 100 KB. The limits leave room for a hundred times as much, and keep the
memory of one file under 400 MB and its time under 10 s. Sizes are bytes, unless a name says otherwise.
"""

from __future__ import annotations

MEGABYTE = 1_000_000

# Files and archives of returns
FILE_BYTES = 50 * MEGABYTE
"""A file, or a member of an archive once inflated; read into memory as a whole."""

ARCHIVE_BYTES = 4_000 * MEGABYTE
"""An archive of returns on disk. It is never read as a whole."""

ARCHIVE_MEMBERS = 100_000
"""Members of an archive of returns; also the length of any ZIP directory that is looked at."""

ARCHIVE_INFLATED = 20_000 * MEGABYTE
"""All members of one archive together, by what its directory says and the members then have to keep."""

ARCHIVE_DEPTH = 2
"""An archive, and an archive in it. What lies deeper is named and not opened."""

DIRECTORY_BYTES = 30 * MEGABYTE
"""A ZIP's directory (the list of its members)."""

NAME_CHARS = 300
"""The name of a member as it is shown; longer ones are cut."""

PATH_CHARS = 4_096
"""A path as it is shown."""

# Parts of an Office file (which is a ZIP of its own)
PARTS = 5_000
"""Parts in an Office file, pictures included."""

PART_BYTES = 50 * MEGABYTE
"""One part that is read, inflated."""

PARTS_BYTES = 64 * MEGABYTE
"""All parts that are read of one file, inflated."""

SMALL_PART_BYTES = 4 * MEGABYTE
"""A part that only lists other parts or properties."""

RATIO = 500
"""Inflated to packed size of a part, from `RATIO_FROM` on. Honest text stays under 100, rows of equal cells under 300."""

RATIO_FROM = 2 * MEGABYTE
"""Parts smaller than this are not asked for their ratio."""

STYLES_BYTES = 16 * MEGABYTE
"""The styles of a workbook or document that are read."""

# Tables
SHEETS = 512
"""Sheets of a workbook (a township may send one a school)."""

CELLS = 500_000
"""Cells with content in a file."""

AREA = 2_000_000
"""Rows times columns of a sheet, from A1 to the last cell with content: parsers reserve room for all of it."""

STRINGS = 500_000
"""Entries of a workbook's table of shared strings."""

TEXT_CHARS = 20 * MEGABYTE
"""Text of all cells together, counted as often as it is used."""

CELL_CHARS = 32_000
"""Text of one cell or paragraph; longer text is cut before it is read. Excel's cells hold 32,767 characters."""

MERGES = 20_000
"""Merged ranges of a sheet; further ones are not looked at."""

COLUMNS = 16_384
ROWS = 1_048_576

# Word
TABLE_DEPTH = 40
"""Tables and text boxes within each other in a Word document."""

SPAN = 64
"""Columns that one Word cell may cover; wider ones are cut."""

DOCUMENT_BYTES = 20 * MEGABYTE
"""The text of a Word document with its formatting, inflated."""

ELEMENTS = 800_000
"""Elements and attributes in a Word document; in what is held at a time of a workbook's part."""

TABLES = 2_000
"""Tables in a Word document, nested ones included."""

PARAGRAPHS = 200_000
"""Paragraphs of a .doc or .odt, those in cells included; of an .odt rows and cells count too."""

# Old Office files (OLE)
WORD_FILE_BYTES = 50 * MEGABYTE
"""A .doc or .wps file; photographs of seals and of classes are part of it, and not read."""

WORD_STREAM_BYTES = 10 * MEGABYTE
"""A stream of a .doc that is read (text with its formatting, properties, data of form fields), and its characters."""

PIECES = 100_000
"""Pieces that the text of a .doc is put together from."""

OLE_BYTES = 12 * MEGABYTE
"""An .xls or .et file; the form in it has 30 KB."""

OLE_SECONDS = 5
"""Reading the sheets of an .xls; their directory may send a reader over the same bytes again and again."""

PASSWORD_ROUNDS = 200_000
"""Rounds that an encrypted file asks for before a password can be tried; Office writes 100,000."""

OLE_ENTRIES = 5_000
"""Entries of the directory inside an OLE file."""

# From here on a file is read in a process of its own, which can be ended
HEAVY_BYTES = 2 * MEGABYTE
"""Size of a file."""

HEAVY_INFLATED = 8 * MEGABYTE
"""Size of all its parts, inflated."""
