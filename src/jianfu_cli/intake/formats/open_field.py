"""A field of Word's that is being read: its instruction is not seen, its result is, unless the field says what it shows."""

from __future__ import annotations

_MOST = 2_000  # pieces of an instruction that are kept


class OpenField:
    """A field between its beginning and its end. `visible`: what follows is seen; `answered`: it said itself what is."""

    __slots__ = ("_pieces", "answered", "visible")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.visible = self.answered = False

    @property
    def instruction(self) -> str:
        """What was taken in of its instruction."""
        return "".join(self._pieces)

    def instruct(self, text: str) -> None:
        """Take in a piece of its instruction, as long as that is what stands there."""
        if not (self.visible or self.answered) and len(self._pieces) < _MOST:
            self._pieces.append(text)
