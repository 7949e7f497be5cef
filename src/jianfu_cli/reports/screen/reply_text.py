"""What `jianfu reply` says: how many schools must act, and what was written for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

_COUNTED = {"copy": "标好的表 {} 份", "slip": "更正意见 {} 份", "draft": "草稿 {} 份"}


def reply_lines(schools: int, made: Mapping[str, int], folder: str, formats: Collection[str]) -> Iterator[str]:
    """The lines for the screen; `made` counts the files of each format, `schools` those that must act."""
    parts = [words.format(made[name]) for name, words in _COUNTED.items() if made.get(name)]
    if made.get("text"):
        parts.append("通知用语 1 份")
    if schools and not parts:
        yield f"需要回复的学校 {schools} 所，没有可写的文件。"
    elif schools:
        yield f"需要回复的学校 {schools} 所，写在 {folder}（按乡镇、学校分文件夹，整夹转发即可）：{'，'.join(parts)}。"
    elif set(formats) - {"draft"}:
        yield "没有需要回复的学校。"
    if not schools and parts:
        yield f"已写在 {folder}（按乡镇、学校分文件夹）：{'，'.join(parts)}。"
    elif not parts and set(formats) == {"draft"}:
        yield "还没有计入的表，没有草稿可写。"
