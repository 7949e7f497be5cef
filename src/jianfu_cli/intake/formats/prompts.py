"""What fields and controls show before anybody fills them in: 单击此处输入文字, 请选择, ……"""

from __future__ import annotations

import re

_PROMPT = re.compile(r"\s*+[\[【<（(]?\s*+(?:单击|点击|请|选择|输入|Click|Choose|Enter|Select|Tap)")
_FILLING = frozenset("….。·•-—–_＿ ~～　\xa0\u2002")


def is_prompt(text: str) -> bool:
    """Whether a text asks for an answer, or is dots to write on, and is none itself."""
    return _PROMPT.match(text) is not None or _FILLING.issuperset(text)
