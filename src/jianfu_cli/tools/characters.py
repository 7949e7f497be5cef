"""Characters that look and mean the same: radicals, compatibility and traditional ones as the usual simplified ones."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable
from functools import lru_cache

# Radicals that text copied from a PDF has in place of characters. From Unicode's EquivalentUnifiedIdeograph.txt, for what
# NFKC leaves alone (the other radicals, U+2F00 to U+2FD5, it folds).
_RADICALS = str.maketrans(
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺"
    "⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀"
    "聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)
_LONGEST = 4_000  # characters that are looked at together; no wording is longer


def simplified(text: str) -> str:
    """The text with simplified characters for all that stand for such, character for character: places stay the same.

    Characters of GB2312 are simplified themselves, if some (於, 乾, 後) are traditional too: they are changed only
    in a text that has a character which is traditional alone.
    """
    try:
        text.encode("gb2312", _WITHOUT_OTHERS)
    except UnicodeEncodeError:
        return _simplified(text)
    return text


@lru_cache(maxsize=4096)
def _simplified(text: str) -> str:
    text = "".join(map(_unified, text))
    if not any(map(_is_foreign, text)):
        return text
    pieces = [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]
    return "".join(map(_by_dictionary, pieces))


def _by_dictionary(text: str) -> str:
    convert = _converter()
    whole = convert(text)  # as a whole, since words decide: 乾坤 and 乾燥
    return whole if len(whole) == len(text) else "".join(map(_alone, text))


def _alone(character: str) -> str:
    simple = _converter()(character)
    return simple if len(simple) == 1 else character


@lru_cache(maxsize=4096)
def _unified(character: str) -> str:
    """A radical or compatibility ideograph as the character that it stands for."""
    if not _is_other(character):
        return character
    unified = unicodedata.normalize("NFKC", character.translate(_RADICALS))
    return unified if len(unified) == 1 else character


@lru_cache(maxsize=8192)
def _is_other(character: str) -> bool:
    """Radicals, compatibility ideographs, and ideographs that GB2312 lacks."""
    return "\u2e80" <= character <= "\u2fd5" or "\uf900" <= character <= "\ufaff" or _is_foreign(character)


@lru_cache(maxsize=8192)
def _is_foreign(character: str) -> bool:
    if not ("\u3400" <= character <= "\u9fff" or character >= "\U00020000"):
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _without_others(error: UnicodeError) -> tuple[str, int]:
    """Goes on behind what GB2312 lacks, such as the ticks of forms, as long as none of it stands for something else."""
    if not isinstance(error, UnicodeEncodeError) or any(map(_is_other, error.object[error.start : error.end])):
        raise error
    return "", error.end


_WITHOUT_OTHERS = "jianfu.without-others"
codecs.register_error(_WITHOUT_OTHERS, _without_others)


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    """OpenCC's dictionary; loading it takes 0.1 s, so only files with such characters do."""
    from opencc import OpenCC

    return OpenCC("t2s").convert
