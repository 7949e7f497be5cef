"""What goes back to each school: its return with the faults marked, a slip, a text to paste, drafts of its other papers.

write_replies goes from paths to the files of all schools that must act; REPLY_FORMATS is the list of what it makes.
Nothing in a reply speaks of the bureau's own files or steps, or of another school.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .reply_formats import REPLY_FORMATS, SLIP, USUAL_FORMATS
    from .reply_run import Replied, ReplyOrder, write_replies
else:
    __getattr__ = door(__name__)
