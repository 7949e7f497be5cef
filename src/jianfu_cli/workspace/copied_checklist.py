"""Another checklist than the shipped one, as a working folder keeps it: beside jianfu.yaml, so that the folder can be moved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..definition import Checklist, load_checklist
from ..intake import CONFIG_FILE
from ..tools import JianfuError, read_bytes

_NAME = "清单.yaml"


@dataclass(frozen=True, slots=True)
class KeptChecklist:
    """A folder's checklist: the definition, how its settings name it, and what is still to be copied there."""

    definition: Checklist
    name: str | None = None
    data: bytes | None = None


def kept_checklist(path: str | None, folder: Path, *, force: bool = False) -> KeptChecklist:
    """The checklist in `path`, None for the shipped one, as `folder` is to keep it.

    Raises DefinitionError if it is broken, JianfuError if another file of that name is there and `force` is not said.
    """
    if path is None:
        return KeptChecklist(load_checklist())
    there, folder = Path(path).resolve(), folder.resolve()
    definition = load_checklist(Path(path))
    if folder in there.parents:
        return KeptChecklist(definition, there.relative_to(folder).as_posix())
    name = _NAME if there.name.casefold() == CONFIG_FILE else there.name
    data, copy = read_bytes(there), folder / name
    if copy.exists() and not force and read_bytes(copy) != data:
        raise JianfuError(f"{folder / name} 已经有了，和 {path} 不一样。请改掉其中一份的文件名；要换掉它的，加 --force")
    return KeptChecklist(definition, name, data)
