"""The replies of a run from end to end: paths -> examination -> the schools that must act -> their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..checking import CorrectionsAccount, Examiner, Progress, Settings, corrections_account, examine
from ..intake import Skipped, Source, find_sources, is_heavy
from ..reports import NO_TERM, Wording, write_files
from ..summary import collect, main_term
from ..tools import JianfuError, Unreadable, date_in_words, decode_file, read_bytes, read_resource
from .addressees import Addressee, Records, addressees, unaddressed
from .chosen_schools import chosen
from .draft import draft_paper
from .marked_copy import MarkedCopy, marked_copy
from .notices import notice_text
from .reply_files import ReplyNames
from .reply_formats import COPY, DRAFT, DRAFT_WORDING, SLIP, SLIP_WORDING, TEXT, TEXT_FILE, TEXT_WORDING, USUAL_FORMATS
from .slip import SlipWriter
from .wording_values import common_values

if TYPE_CHECKING:
    from ..definition import Term
    from ..returns import ReturnDigest
    from ..summary import Member


@dataclass(frozen=True, slots=True)
class ReplyOrder:
    """What is asked for. `schools` are names as typed, none for all; `day` is the date that the slips bear."""

    settings: Settings
    paths: Sequence[str]
    day: date
    deadline: date | None = None
    schools: Sequence[str] = ()
    formats: Collection[str] = USUAL_FORMATS
    template: Path | None = None
    jobs: int = 1


@dataclass(slots=True)
class Replied:
    """What was made: how many schools must act, how many files of each format, and what must be said.

    `files` is how many returns and papers there were, `errors` how many errors in them; `lost` are files that want an
    answer and of which nobody can say whose they are; `alone` the schools that get the slip without a marked copy.
    """

    schools: int = 0
    made: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)
    unused_rows: list[str] = field(default_factory=list)
    corrected: CorrectionsAccount = field(default_factory=CorrectionsAccount)
    files: int = 0
    errors: int = 0


def write_replies(order: ReplyOrder, folder: Path, progress: Progress | None = None) -> Replied:
    """Write the replies into the folder, all or none. Raises JianfuError: a school that there is not, a broken template,
    a folder that can't be written.
    """
    settings, wordings = order.settings, _wordings(order)
    with examine(order.paths, settings, order.jobs, progress) as examination:
        term = settings.term or main_term(examination.digests)
        collection = collect(examination.digests, settings.roster, term, order.deadline, examination.attachments)
        wanted = chosen(order.schools, collection, settings.roster)
        records = Records(examination)
        found = list(addressees(collection, records, wanted)) if set(order.formats) - {DRAFT} else []
        totals = examination.totals()
        replied = Replied(len(found), files=totals["files"] + totals["attachments"], errors=totals["error"])
        replied.lost = [] if order.schools else unaddressed(collection)
        if settings.ledger:
            replied.unused_rows = settings.ledger.unused(examination.applied_rows())
            replied.corrected = corrections_account(settings.ledger, examination.digests)
        run = _Run(order, term, wordings, ReplyNames(member.school for member in collection.members))
        run.answer(found, replied)
        members = [member for member in collection.members if wanted(member)]
        if DRAFT in order.formats:
            run.draft(members, records)
        replied.made = dict(run.made)
        if run.writers or (folder.exists() and not order.schools):
            asked = members if order.schools else None
            outdated = partial(run.names.is_outdated, formats=order.formats, members=asked)
            replied.notes = write_files(folder, run.writers, term.id if term else NO_TERM, outdated)
    return replied


def _wordings(order: ReplyOrder) -> dict[str, Wording]:
    """The wording of each format: the shipped ones, and the one asked for in the place of the slip's or the draft's."""
    shipped = {SLIP: SLIP_WORDING, TEXT: TEXT_WORDING, DRAFT: DRAFT_WORDING}
    wordings = {name: Wording(read_resource(path), path) for name, path in shipped.items()}
    if order.template:
        of_draft, of_slip = DRAFT in order.formats, SLIP in order.formats
        if of_draft and of_slip:
            raise JianfuError(
                "更正意见和草稿各有各的文字模板，--template 一次只能换一种：请分两次运行，分别加 --format slip 和 --format draft"
            )
        text = decode_file(read_bytes(order.template), order.template)
        wordings[DRAFT if of_draft else SLIP] = Wording(text, str(order.template))
    return wordings


class _Run:
    """Gathers what is to be written: name within the folder -> content."""

    def __init__(self, order: ReplyOrder, term: Term | None, wordings: dict[str, Wording], names: ReplyNames) -> None:
        self._order, self._term, self._wordings, self.names = order, term, wordings, names
        self._checklist = order.settings.checklist
        self._deadline = date_in_words(order.deadline) if order.deadline else ""
        self.writers: dict[str, Callable[[BinaryIO], None]] = {}
        self.made: Counter[str] = Counter()

    def answer(self, found: Sequence[Addressee], replied: Replied) -> None:
        """Copies, slips and texts of the schools that must act."""
        copies = self._copies(found) if {COPY, SLIP} & set(self._order.formats) else {}
        common = common_values(self._checklist, self._term, self._deadline)
        texts = TEXT in self._order.formats
        slips = SlipWriter(self._wordings[SLIP], common, self._order.day, notices=texts)
        for addressee in found:
            copy = copies.get(id(addressee))
            copy_file = self.names.copy_file(addressee.file, copy.ending) if copy else ""
            if copy and COPY in self._order.formats:
                self._write(COPY, self.names.of(addressee.school, copy_file), partial(bytes, copy.data))
            if SLIP in self._order.formats:
                enclosed = copy_file if COPY in self._order.formats else ""
                self._write(SLIP, self.names.slip(addressee.school), partial(slips.write, addressee, enclosed))
            if COPY in self._order.formats and addressee.mendable and copy is None:
                replied.alone.append(addressee.school.name)
        if TEXT in self._order.formats and found:
            self._write(TEXT, TEXT_FILE, partial(notice_text, self._wordings[TEXT], common, found))

    def _copies(self, found: Sequence[Addressee]) -> dict[int, MarkedCopy]:
        """The marked copies of the returns that can be marked, by the identity of their addressee."""
        waiting = {
            addressee.digest.file: addressee
            for addressee in found
            if addressee.digest and addressee.to_mark and not addressee.digest.part
        }
        examiner = Examiner(self._order.settings)
        copies = {}
        sources = find_sources(self._order.paths, self._order.settings.in_use) if waiting else ()
        for source in sources:
            addressee = None if isinstance(source, Skipped) else waiting.pop(source.display, None)
            if addressee is None or isinstance(source, Skipped):
                continue
            data = _same_bytes(source, addressee)
            copy = marked_copy(data, addressee.faults, self._deadline, self._checklist, examiner) if data else None
            if copy:
                copies[id(addressee)] = copy
        return copies

    def draft(self, members: Sequence[Member], records: Records) -> None:
        """Drafts for the schools whose return counts."""
        wording = self._wordings[DRAFT]

        def made(digest: ReturnDigest) -> bytes:
            return draft_paper(self._checklist, self._term, wording, records.of(digest))

        for member in members:
            if member.counted:
                self._write(DRAFT, self.names.draft(member.school), partial(made, member.counted))

    def _write(self, kind: str, name: str, made: Callable[[], bytes]) -> None:
        """Note a file; its content is made when it is written, so that few are in memory."""

        def write(stream: BinaryIO) -> None:
            stream.write(made())

        self.made[kind] += 1
        self.writers[name] = write


def _same_bytes(source: Source, addressee: Addressee) -> bytes | None:
    """The file as it was checked; None if it can't be had, has changed meanwhile, or is too large to be marked."""
    try:
        data = source.load()
    except Unreadable:
        return None
    digest = addressee.digest
    if digest is None or blake2b(data, digest_size=16).digest() != digest.digest or is_heavy(data):
        return None
    return data
