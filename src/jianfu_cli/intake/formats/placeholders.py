"""What content controls show before anybody has answered in them: 单击此处输入文字."""

from __future__ import annotations

import re

_PROMPT = re.compile(r"\s*(?:单击|点击|请|选择|输入|Click|Choose|Enter|Select|Tap)")


def is_placeholder(text: str) -> bool:
    """Whether a text asks for an answer, and is none."""
    return bool(_PROMPT.match(text[:50]))
