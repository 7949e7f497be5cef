"""The words of the sentences that schools write instead of an answer: what denies, admits, keeps, breaks or only fills."""

from __future__ import annotations

import re

from .word_tables import either, words

# Skipped at the beginning of a clause: who, when, how sure.
FILLERS = either(
    "经过?(?:认真|全面|仔细|逐项)?(?:自查自纠|自查|自检|检查|核查|排查|核实|查|对照)(?:发现|后)?",
    "自查(?:发现|中|后)? 我校 本校 学校 我们 我单位 本单位 我园 校内 全校 学校领导 校领导 领导班子 领导",
    "(?:本学期|本学年|今年)(?:以来|开始|起)",
    "现(?=没|未|不|无)",
    "校方 更(?=没|未|不|无) 各年级 年级组 班主任 全体教师 教师 老师 本学期",
    "本学年 本年度 今年 这学期 这一学期 截至目前 截止目前 到目前为止 目前为止 目前 如今 至今 一直以来 一直",
    "始终 从来 历来 坚决 均 都 也 亦 并 且 而且 同时 另外 此外 绝对 绝 毫 确实 暂时 暂 尚 现在 从(?!严|来|未) 属于 不仅仅? 不但 不光",
    "实际上 事实上 其实 仍然?(?=强制|要求|存在|有|重复|安排) (?:不能|难以|无法|未能|不可)避免(?:地|会)?",
    "但是? 不过(?![多度于分]) 然而 (?:无论|不管)[^,]{1,20}?(?=都|均|一律) 不得不 不能不",
    "在[^,在]{1,15}?(?:上|中|里|内|方面|群) [^,不没未无]{1,4}[里内](?=无|没|未|不|从)",
)

# Who is not the school: what they don't do or keep says nothing of it, unless the item asks about them.
OUTSIDERS = either(
    "街道社区 街道 社区 乡镇 上级部门 上级 (?:有关|相关|其他|各|外)?(?:部门|单位) (?:其他|别的|兄弟|外|邻)学?校"
)
# … where a clause begins with whether there is any of their doing: 存在上级…, 没有上级….
THERE_IS = re.compile("(?:不|未)?(?:存在|有|发现|出现|发生)|没有|无")

# Negative words that only describe something (未经审批的检查): what is said of it stands elsewhere.
DESCRIPTIONS = either(
    "(?:未经过?|没有经过?|没经过?|不经过?|无需)[^,]{0,6}?(?:审批|报备|批准|同意|许可|备案|允许)(?:、?(?:审批|报备|批准|备案))*",
    "(?:未|没有|没|无|不)(?:审批|报批|报备|批准|备案)(?:、?(?:审批|报备|批准|备案))*",
    "(?:未|没有|没|不)(?:列入|纳入|在)[^,]{0,4}计划(?:内|中)? 无计划 计划外",
    "不按[^,]{0,4}(?:规定|计划|要求|程序) 违反规定 违反制度 不符合规定 违规 无关 不相关 不合理 不合规",
    "不规范 不必要 不正当 不当 不良 不实 不超过 非教学 非教育 非常 未成年 无偿 无故 无理 无端 无意义 不断",
)

# Of those, what says the same as the item's own 未经审批 or 未列入年度计划.
SAME_ORDER = {"审批": ("审批", "报批", "报备", "批准", "备案"), "计划": ("计划",)}
NEGATIONS = either(
    "没有 没 未 无 不 非 否 勿",
)
DENIALS = either(
    "从未 不存在 没有发现 没有 没 未发现 未出现 未发生 未见 未 无 不是 不属于 不会 不再 未曾",
    "没人 无人 无需 无须 不需要?(?=[^,]{2}) 不用 非(?=强制|硬性) 不",
)
# A denial at the end: 此类情况不存在, 未经审批的一律不开展.
FINAL_DENIALS = re.compile(
    r"(?:不存在|没有|未有|(?:未曾?|没有)(?:发现|发生|出现|开展|组织|安排)过?|(?:一律|从|均|都)不[^,]{1,2})$"
)
# Between what is denied and its denial: 上述任务|均|未摊派.
BEFORE_A_DENIAL = re.compile("(?:一律|一概|均|都|也|从|绝|并)+$")
# They begin like a denial and say something else.
NO_DENIALS = either(
    "没有办法 没办法 没有少 没少 没有再 没再 没有不 没有未 没有没 没有无 没有非 无法 无奈 无论 无不 无非",
    "无此项$ 无该项$ 未来 未必 未免 未经 未尝 不免 不少 不时 不同 不定期",
    "不足 不全 不够 不太 不大 不清 不知 不详 不确定 不排除 不了解 不明 不敢 不好说 不一定 不完全 不尽",
    "不是[不没未无] 不能 不可 不无 不涉及 不适用 不经常 不常 不多 不止 不$ 未$",
    "不(?!存在#)[^,]*?(?:就|扣|则|要(?!求)) (?:没有|没|无)(?:年度|[^,]*的)?计划$",
)
# What one must not do: the item's own policy repeated, no statement about the school.
POLICY = either(
    "不得(?!不) 不准 不允许 不许 不应 不宜 不要(?!求) 严禁 禁止",
)
# Not let happen: a denial of what stands behind.
AVOIDED = re.compile("(?:一律|严格)?(?:杜绝|避免了|拒绝|抵制)了?(?:一切|任何|所有|各类|各种)?")
# A denial of these is no denial of the problem (没有严格审批, 未按计划开展).
GOOD = either(
    "停止 停掉 取消 禁止 解决 完成 节制 休止 限制 报酬 收取",
    "严格 规范 落实 做到 控制 合理 审批 报备 批准 备案 到位 达到 及时 精简 精减 压缩 减少 减轻 杜绝 避免",
    "遵守 制止 拒绝 按 制度 规定 自愿 统筹 专人 方案 计划[内中]",
)
# Denied in part only (没有经常安排), unless the item itself asks for the word (频繁, 重复).
DEGREES = words(
    "过多 过度 经常 频繁 全部 完全 都 明显 严重 大量 大规模 太 特别 总是 每次 每天 长期 多次 反复 普遍",
    "过重 较大 所有 全体 每位 每名 每个 人人",
)
ADMISSIONS = re.compile(
    r"(?:仍然?|还|依然|确|确实|偶尔?|时|曾)?(?:存在(?!没有|未|不|的|否)|有(?!没有|未|不)"
    r"(?!关|效|序|力|限|利|时|所|待|的|无|否|些|条|计划|组织(?![^,]*的)|意|是有|必要|助|益|目共))过?"
)
BARE_VERBS = re.compile("参加|参与|组织|安排")  # what exists is not told by these
EVENT = re.compile("了(?!解)|(?<![通经超])过(?!程|于|度|多)|被|曾")
FINAL_ADMISSIONS = re.compile(r"(?:存在|(?<![所只现具])有)过?$")
# What is in order is not the problem: 有两次，均经审批; 已列入年度计划.
IN_ORDER = re.compile(
    r"(?:^(?!正在|事后|补)|均|都|已经?|全部|统一|按[^,]{0,4})(?:经过?|列入|纳入|在)?[^,不没未无非]{0,4}"
    r"(?:审批|报批|报备|批准|备案|计划[内中]?)(?:报备|同意|后|[过了])?$"
)
# All of it is in order, so that none of it is the problem.
ALL_IN_ORDER = re.compile(
    r"(?P<word>严格按照?)(?:年度|学年|学校|工作|中心校|下发|的){0,5}计划(?:内)?(?:执行|进行|开展|落实|实施)?(?:各项|各类|督查|检查|评比|考核|事项|工作){0,4}|"
    r"(?:所有|全部|一切|各项|各类|凡)[^,不没未无非]{1,16}?(?P<word2>均|都|全部|一律|先)(?:已经?)?"
    r"(?:(?:经过?|由|报|报经|通过)?[^,不没未无非超须要应缺漏]{0,8}(?:审批|报批|报备|批准|备案)(?:同意|[后之]|以?后)?|"
    r"(?:列入|纳入|在|按照?)[^,不没未无非]{0,8}计划(?:之?[内中]|以内)?)(?:再|才)?(?:进行|实施|开展|执行|组织)?"
)
ALL_OF_THEM = ("均", "都", "全部", "全都")
TIMES = re.compile(r"(?<![只仅])[一二两三四五六七八九十几多\d]{1,8}(?:余|多)?[次场](?!性)")
SOMETIMES = either("有时 偶尔 个别 少数 部分 有些")
# What was done against the problem is no admission of it.
COUNTERED = either("自查 自纠 排查 清理 整治 治理 查处 追责 问责 抵制")
# With the item's own qualifier behind it or before it, the plain report of it: 组织开展了未经审批的检查, 未经审批组织检查一次.
DONE = re.compile(
    r"(?!.*的$)(?:先后|共|还)?"
    r"(?:(?:组织|开展|实施|进行|安排|举办|举行|布置){1,2}[过了]|"
    r"#(?:就|便|擅自|自行|随意)?(?:组织|开展|实施|进行|安排|举办|举行)(?=[^,]*(?:[过了]|[一二两三四五六七八九十几多\d]次)))"
)
VERB_DONE = re.compile(r"(?P<verb>[^,]{2,4}?)(?<![通经超])[过了]")
# Stands for the thing asked about, so that the sentence needs no word of the item's: 没有此类情况.
_THING = (
    "发现|发生|出现|存在|任何|类似|情况|情形|现象|问题|行为|事项|事情|事件|异常|这些|做法|(?<=[此该这类])(?:任务|活动|要求)|违规|不良|有|过|此|这|该|上述|以上|种|类|"
    "二者|两者|均|都|皆|少量|个别|部分|少数|轻微|一定|项|样|的|事|例|等|以及|及|和|、|[0-9一二两三几]{1,6}[次项起例种]|#"
)
GENERIC = re.compile(f"(?:{_THING})*")
# Denied, the bare act is enough: 未开展, 没有要求.
GENERIC_ACT = re.compile(
    "(?:接到过?)?(?:这样的|此类|此)(?:要求|安排|任务|做法)|"
    f"(?:硬性|强行|强迫)?(?:开展|组织|实施|安排|进行|要求|参加|参与)?(?:{_THING})*"
)
# What a denial may hold beside the item's own characters, so that nothing else is denied (没有耽误录入, 没有教师反对).
DENIED_BESIDE = re.compile(
    rf"{_THING}|这样的要求|接到|在[^,]{{1,6}}?(?:上|中|里|内)|硬性|强行|强迫|强制|擅自|随意|自行|私自|频繁|重复|开展|组织|实施|安排|要求|参加|参与|进行|举办|举行|布置|"
    "承担|填写|填报|上报|写|教师|老师|学校|我校|本校|师生|学生|家长|班主任|上级|部门|单位|街道|社区|相关|有关|各|"
    "活动|工作|任务|事宜|内容|材料|计划外|计划|规律|借调|外借|其他|无关|额外|多余|[向让对把将给由为以在到与或被名个及地去做就此内中]"
)
PERSONS = words("教师 老师 师生 学生 家长 班主任")  # of these, who could do another act
RELATED = re.compile("与[^,]{0,8}有关")
FAMILIES = words("学生 家长")  # of these, who are not asked about where teachers are
# Behind a denial these make it a rule for those who did not: 没有参加的班级扣分.
WHOEVER_DID_NOT = re.compile(
    r"的(?:教师|老师|学生|班级|班主任|家长|学校|单位|人员?)|者(?!$)|的[^,]{0,30}(?:要(?!求)|扣|罚|通报)|就要"
)
ALL_OF_IT = either("# [此该这]类 任何 上述 以上")  # denied, it is no part of what is asked
# None of it, said behind it: 强制参与:无, 摊派任务0项.
_END = r"(?=[,。;!)\]]|$)"
NONE_OF_IT = re.compile(
    rf"(?<=[^,。;:!]):(?:无|没有){_END}|"
    r"(?<=[^,。;:!\d一二三四五六七八九十百千.]):?(?:人数|次数|数量|数)?[:为共是]{0,2}(?<![\d.])[0零]"
    rf"(?:人次|[次份人项起节天件例个场篇名条户])?{_END}"
)
# Too common to tie a sentence to an item.
COMMON_WORDS = frozenset(
    words(
        "存在 微信 公众 众号 作群 教师 学校 中小 小学 学生 家长 工作 活动 要求 进行 情况 有关 各类 教育 是否",
    )
)
# Qualifiers: who admits an unqualified thing (有检查) has not admitted the qualified one (未经审批的检查).
QUALIFIERS = words(
    "未经 未列入 擅自 重复 滥发 随意 强制 摊派 频繁 无关 不合理 违规",
)

# Makes any statement uncertain.
DOUBTS = either(
    "吗 呢$",
    "可能 也许 大概 大约 估计 似乎 好像 应该 据说 不清楚 不确定 待定 待查 难免 难说 已取消",
    r"存在不存在 已停止 同上 同前 见附件 见附 详见 是否 (?<!没)有无 有没有 \? 并非",
    "若(?!干) 如果 假如 是由 是指 (?<!模)拟 将要 准备",
)
# Where more of it stands, behind an answer: 严格规范，详见附件3.
POINTER = re.compile(r"[,。;(](?:具体|情况|详情)?详?见附[件表]?[\d一二三四五六七八九十]{0,3}\)?$")
# Turn against what was said before, or except something from it, wherever they stand.
CONTRASTS = either(
    "(?<![不非])但(?!凡) 不过(?![多度于分]) 然而 却 只有 只是 唯独 其他 其余 别的",
    "上学期 去年 过去 以前 以往 近期 最近",
)
# How it was, and how it is now, each at the beginning of a clause.
OF_THE_PAST = re.compile(r"(?:[我本]校)?(?:上(?:个)?学期|去年|过去|以前|以往|前期|原来|曾|前[几一两二三]年)")
OF_NOW = re.compile(r"(?:但|而)?(?:从|自)?(?:今年|本学期|这学期|现在|目前|如今|现)")
# What is granted beside the main clause: 虽是考点，但….
GRANTED = ("虽", "尽管")
# Except something: from a denial a problem, from a practice only a note.
EXCEPTIONS = either("除了 除(?:[^,]{1,15})外 以外")
# How much there was of it; says nothing of whether.
AMOUNT = re.compile(r"(?:次数|数量|情况|程度)?(?:很|极|也)?(?:不多|较少|很少|极少|少量|个别|不严重|较轻|轻微)")
# Limit the clause that they stand in (a denial or an affirmation; what exists in part exists): how far it holds …
_HEDGES = (
    "个别 少数 极少 很少 较少 部分 有些 有的 基本上? 大多 多数 绝大 有时 偶 一般 比较 较好 较为 较多 "
    "原则上 大体上? 大致上? 总体上? 几乎 差不多 尽量 尽可能"
)
HEDGES = either(_HEDGES)
# … or that it held once, or shall some day.
LIMITS = either(
    _HEDGES,
    "(?<![未不])曾 (?<!不)仅(?!仅) 力争 努力 争取 逐步 正在 (?:^|,)将 尚未(?!发现|发生|出现)",
    "良好 计划(?=严格|控制|精)",
)
# How much of it exists, before an admission: 个别时候存在….
SOME = re.compile(r"(?:个别|有时|偶尔|少数|部分|有些)[^,]{0,6}?(?=存在|有(?!关|效))")
# … and of it done: 部分材料仍强制填写.
SOME_OF = re.compile(rf"^(?:个别|有时|偶尔|少数|部分|有些)[^,]{{0,4}}?(?:仍然?|还|会|也)?(?={'|'.join(QUALIFIERS)})")
# What a denial must hold where the item asks about nothing without a qualifier: an act, not a mere noun (没有班主任).
ACTS = either(
    "组织 开展 实施 安排 要求 摊派 参加 参与 让 强行 强迫 硬性 举办 布置 下发 承担 推介 停课 借用 作为 评价(?!标准)"
)
# What became of an admitted problem: says nothing of whether there was one.
MENDED = re.compile(
    r"(?:目前|现在|现|\d{1,2}月)?(?:已经?|均已?|正在)?(?:全部|立即|及时)?(?:整改|改正|纠正|清理)(?:完毕|到位|完成|中|了)?"
)
# 存在的问题已整改 names no problem.
MENDED_WITHIN = re.compile(r"(?:已经?|均)(?:全部|立即|及时)?(?:整改|改正|纠正)|整改完")
PROBLEMS = re.compile("问题|情况|现象|情形")  # 不涉及此类问题 denies them
# A practice's duty itself is not there: 无扶贫任务, 未承担过社会考试 (what one is not made to do, 未安排, may be how it is kept).
NO_DUTY = re.compile(
    r"(?P<word>无|没有|未|不|没)(?:接到过?|承担过?|参加过?|开展)?(?P<pointing>任何|此项|此类|该项|)"
    r"(?P<named>[^,不没未无非]{0,12}?)(?P<duty>任务|工作|活动|)"
)
NOT_APPLICABLE = re.compile(
    r"(?:故|因此|所以)?(?:[此本该这]项(?:工作|内容|任务)?)?(?P<word>不涉及|未涉及|没有涉及|不适用)于?(?:我校|本校)?(?:此|该|本|这|上述|以上)?(?:项|类|种|条|些)?"
    r"(?:工作|内容|事项|任务|活动|业务|项目)?(?P<rest>.*)"
)
