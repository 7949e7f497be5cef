"""Notes that say what a word in the table means (填“是”表示存在问题): the meanings, and the words around them. Patterns."""

from __future__ import annotations

from .heading_words import EXISTS_ASKED, FITS_ASKED, KEPT_ASKED, PROBLEM_ASKED

_ANY = "(?:任何|此类|该类?|这类|上述|以上|相关|明显)?的?"
_RULES = "(?:减负|清单|文件|上级|有关|相关|本项|各项|政策|规定的?)*(?:要求|规定|标准|条件|精神)"
_BREACH = "违[规纪](?:行为|现象|情况|问题)?"
_THIS = "(?:此|该|这|上述|以上|所列|所述)(?:类|种|项)?(?:现象|情况|行为|事项|情形)"
# Meaning -> the question that it replies to, and whether by yes; "" for the item's own question. The first that fits.
LEGEND_MEANINGS: tuple[tuple[str, str, bool], ...] = (
    (
        f"(?:不存在着?|没有?|无|未发现|没有?发现|未出现|未存在){_ANY}(?:问题|{_BREACH})"
        f"|(?:不|未|没有?)(?:违[规纪]|违反{_RULES})",
        PROBLEM_ASKED,
        False,
    ),
    (
        f"(?:确?存在|有|发现|出现)了?{_ANY}(?:问题|{_BREACH})|{_BREACH}|违反{_RULES}",
        PROBLEM_ASKED,
        True,
    ),
    (
        f"(?:不|未|没有?|未能|不能)(?:完全|全部)?(?:符合{_RULES}|达到{_RULES}|达标|合格|合规|规范|做到位?|落实(?:到位)?|执行(?:到位)?)",
        KEPT_ASKED,
        False,
    ),
    (
        f"(?:完全|全部|已经?|能够?)?(?:符合{_RULES}|达到了?{_RULES}|达标|合格|合规|规范|做到位?|落实(?:到位)?|执行(?:到位)?)",
        KEPT_ASKED,
        True,
    ),
    ("不(?:符合?|属实)", FITS_ASKED, False),
    ("符合|属实", FITS_ASKED, True),
    (f"(?:没有|无|不存在){_THIS}|没有|无", "", False),
    (f"(?:有|存在){_THIS}|有", "", True),
    ("不存在", EXISTS_ASKED, False),
    ("存在", EXISTS_ASKED, True),
)
# The act of writing the word, and what says that it means something; the weak ones say so only beside a known meaning.
LEGEND_ACTS = "(?:填写?|选择?|打|答|写|勾选?|标注?)[为成入上]?"
LEGEND_VERBS = "表[示明]|代表|意味着|意[为思][是为]?|指的?是?|视[为同作]|相当于|等于|=|即[为是]?"
LEGEND_WEAK_VERBS = f"{LEGEND_VERBS}|为|就是|:|\\("
# Judging words: a sentence with one of them, and an answer word to write, may be meant as such a note.
LEGEND_VALUES = "问题|符合|达标|合格|合规|违[规反纪]|做到|达到"
# What may stand before it: labels, the answer's own column, "if", "each"; numbers of a list.
LEGEND_LEADS = (
    "填[写表报](?:说明|要求|须知)",
    "说明|注意?(?:事项)?|备注|要求",
    "其中|即|凡是?|如果?|[若对]|对于|请|应|须",
    "各校|学校|各?单位|如实|逐项|逐条|对照(?:减负)?清单(?:要求|内容)?|[按据]实|(?:按照?|根据)实际情况|统一|一律",
    "自查(?:情况|结果|结论|意见)?|结论|答案|是否",
    "(?:本|此|该|各|每|下)[表栏列项]|表[中内格]|以[上下]|(?:所有|全部)(?:项目?|内容)?",
    "[一本]?[栏列]目?|[中内里的在均都]|\\d{1,2}[.)]|\\(\\d{1,2}\\)|[一二三四五六]、",
)
LEGEND_PARTLY = "部分|有[的些]|个别|某些"  # of which items isn't said: it says nothing
# What makes it one about another column, or about something else than an answer.
LEGEND_ELSEWHERE = (
    "(?:备注|说明|原因|措施|问题|责任人?|时限|材料|附件)[^,:]{0,2}[栏列]"
    "|整改|台账|附件|佐证|材料|公示|完成情况|上报|报送|不涉及"
)
