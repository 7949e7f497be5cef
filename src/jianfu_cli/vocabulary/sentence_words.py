"""The words of the sentences that schools write instead of an answer: what denies, admits, keeps, breaks or only fills."""

from __future__ import annotations

import re

from .answer_words import either, words

# Skipped at the beginning of a clause: who, when, how sure.
FILLERS = either(
    "经过?(?:认真|全面|仔细|逐项)?(?:自查自纠|自查|自检|检查|核查|排查|核实|查|对照)(?:发现|后)?",
    "自查(?:发现|中|后)? 我校 本校 学校 我们 我单位 本单位 我园 校内 全校 学校领导 校领导 领导班子 领导",
    "校方 更(?=没|未|不|无) 各年级 年级组 班主任 全体教师 教师 老师 本学期",
    "本学年 本年度 今年 这学期 这一学期 截至目前 截止目前 到目前为止 目前为止 目前 如今 至今 一直以来 一直",
    "始终 从来 历来 坚决 均 都 也 亦 并 且 而且 同时 另外 此外 绝对 绝 毫 确实 暂时 暂 尚 现在 从(?!严|来|未) 属于 不仅仅? 不但 不光",
    "实际上 事实上 其实 仍然?(?=强制|要求|存在|有|重复|安排) (?:不能|难以|无法|未能|不可)避免(?:地|会)?",
    "但是? 不过(?![多度于分]) 然而 (?:无论|不管)[^,]{1,20}?(?=都|均|一律) 不得不 不能不",
    "在[^,]{1,15}?(?:上|中|里|内|方面|群) [^,不没未无]{1,4}[里内](?=无|没|未|不|从)",
)

# Who is not the school: what they don't do or keep says nothing of it, unless the item asks about them.
OUTSIDERS = either("街道社区 街道 社区 乡镇 上级部门 上级 有关部门")

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
# They begin like a denial and say something else.
NO_DENIALS = either(
    "没有办法 没办法 没有少 没少 没有再 没再 没有不 没有未 没有没 没有无 没有非 无法 无奈 无论 无不 无非",
    "无此项$ 无该项$ 未来 未必 未免 未经 未尝 不免 不少 不时 不同 不定期",
    "不足 不全 不够 不太 不大 不清 不知 不详 不确定 不排除 不了解 不明 不敢 不好说 不一定 不完全 不尽",
    "不是[不没未无] 不能 不可 不无 不涉及 不适用 不经常 不常 不多 不止 不$ 未$",
    "不[^,]*?(?:就|扣|则|要(?!求)) (?:没有|没|无)(?:年度|[^,]*的)?计划$",
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
    "过重 较大",
)
ADMISSIONS = re.compile(
    r"(?:仍然?|还|依然|确|确实|偶尔?|时|曾)?(?:存在(?!没有|未|不|的|否)|有(?!没有|未|不)"
    r"(?!关|效|序|力|限|利|时|所|待|的|无|否|些|条|计划|组织(?![^,]*的)|意|是有|必要|助|益|目共))过?"
)
BARE_VERBS = re.compile("参加|参与|组织|安排")  # what exists is not told by these
EVENT = re.compile("了(?!解)|过(?!程|于|度|多)|被|曾")
FINAL_ADMISSIONS = re.compile(r"(?:存在|(?<![所只现具])有)过?$")
# What is in order is not the problem: 有两次，均经审批; 已列入年度计划.
IN_ORDER = re.compile(
    r"(?:^(?!正在|事后|补)|均|都|已经?|全部|按[^,]{0,4})(?:经过?|列入|纳入|在)?[^,不没未无非]{0,4}"
    r"(?:审批|报批|报备|批准|备案|计划[内中]?)(?:报备|同意|后|[过了])?$"
)
# All of it is in order, so that none of it is the problem.
ALL_IN_ORDER = re.compile(
    r"(?P<word>严格按照?)(?:年度|学年|学校|工作|中心校|下发|的){0,5}计划(?:内)?(?:执行|进行|开展|落实|实施)?(?:各项|各类|督查|检查|评比|考核|事项|工作){0,4}|"
    r"(?:所有|全部|一切|各项|各类|凡)[^,不没未无非]{1,16}?(?P<word2>均|都|全部|一律|先)(?:已经?)?"
    r"(?:(?:经过?|由|报|报经|通过)?[^,不没未无非超须要应缺漏]{0,8}(?:审批|报批|报备|批准|备案)(?:同意|[后之]|以?后)?|"
    r"(?:列入|纳入|在|按照?)[^,不没未无非]{0,8}计划(?:之?[内中]|以内)?)(?:再|才)?(?:进行|实施|开展|执行|组织)?"
)
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
VERB_DONE = re.compile(r"(?P<verb>[^,]{2,4}?)[过了]")
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

# 是否严格…: the practice is kept, or not.
_KEEPING = "执行|落实|控制|规范|限制|精简|精减|压缩|管理|管控|把关|把控|遵守|贯彻|合理安排|做到|监管|审批"
_BY_RULE = r"按照?[^,]{0,20}?(?:要求|规定|文件|精神|方案|通知|清单|标准|制度)(?:能够?|已经?|均|都|进行)*"
KEPT = re.compile(
    r"(?:能够?|可以|已经?|均|都|切实|认真|坚持|全面|一贯|全部|得到|进行)*"
    rf"(?:{_BY_RULE})?(?:(?:做到了?)?(?:严格|从严)(?:{_BY_RULE})?(?:(?:地|、|进行|予以|加以)?(?:{_KEEPING})|$)|"
    rf"严控|做到了?(?=$|规范|合理|精简|精减|控制|限制|压缩)|落实(?:到位|了|$)|执行(?:到位|了)|"
    rf"{_BY_RULE}(?:认真|切实)?(?:{_KEEPING})|"
    r"[^,]{0,4}?(?:控制|管理|执行|落实|限制|把关)得?(?:很|十分|非常)?(?:严格|到位)$|"
    rf"严格(?:按照?|依照?)[^,]{{1,15}}?(?:{_KEEPING}|安排|管理|进行|开展)|"
    rf"[^,不没未无非难]{{0,14}}?(?:均|都|一律|全部|进行了?|得到了?|予以|实行|做到了?|加以|已经?|能够?|是)严格(?:地)?(?:{_KEEPING}|$))"
)
# The same without 严格, of the item's own verbs: 统计调研规范有序, 已精简, 会议数量控制得很好; and what is still to be: 有待规范.
FEWER = words("精简 精减")
SIMPLY_KEPT = re.compile(
    r"(?P<topic>[^,]{0,16}?)(?:安排得?)?(?:(?P<lacking>(?:有待|尚待|亟待|欠|缺乏|难以|有失)(?:进一步)?(?:严格)?)|"
    r"(?P<sure>(?:能够?|已经?|均|都|全部|全面|一直|坚持|认真|切实|做到了?|得到了?|进行了?)*))"
    r"(?P<verb>(?:规范)?(?:精简|精减)|规范|控制|限制|合理)"
    r"(?:有序|得当|高效|合规|合理|规范|进行|开展|参与|安排|管理|实施|执行|操作|到位|得?(?:很|十分|非常)(?:好|紧|严)|了|、)*(?P<what>[^,]{0,16})"
)
# No more than so much of what is to be lessened: 控制在每天8小时以内.
_MUCH = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(?:小时|分钟|[次场个项种])"
_EACH = r"(?:每[天周月日次]|每学期|一年|一学期)?"
WITHIN_LIMITS = re.compile(
    rf"在{_EACH}{_MUCH}(?:以内|之内|内|以下)?(?!以上|之上|[多余左])|{_EACH}{_MUCH}(?:以内|之内|内|以下)"
)
# … told by the way, harmless beside the practice: 每周只开一次例会.
LIMITED = re.compile(
    rf"[^,没未无]{{0,12}}?(?:[只仅][^,不没未无]{{0,6}}?|不超过|最多|至多|共|平均每次|由[^,]{{1,6}}[减压][^,]{{0,4}}[至到为]){_MUCH}[^,不没未无]{{0,6}}"
)
# Said behind the practice, it breaks it: 严格控制会议数量|没有做到.
UNKEPT_AT_LAST = re.compile(
    r"(?:没有|没能?|未能?|难以|无法)(?:得到)?(?:真正|完全)?(?:做到|落实|实现|执行)$|(?:落实|执行|做)得?不(?:到位|够|好)$|做不到$|不了$"
)
# Nothing that breaks it: 不存在不严格规范的情况, 没有不精简的培训.
KEPT_TWICE_DENIED = re.compile(
    r"(?:不存在|没有|没|无|未发现|未出现|没有发现)(?:任何)?(?:没有|没能|未能|未|不)(?:能|够)?"
    rf"(?P<practice>(?:严格|按|合理|{_KEEPING})[^,]*?)(?:的(?:情况|现象|问题|行为))?"
)
# The verbs of a practice: 严格控制…, where 严格执行… may be said of any duty.
OWN_KEEPING = words("控制 规范 限制 精简 精减 压缩 管控 把控 严控 合理安排 减少")
# … and those that by themselves say of nothing that it is done: 严格管理.
OTHER_KEEPING = either("管理 监管")
# What a practice that is kept may hold beside the item's own characters.
KEPT_BESIDE = re.compile(
    r"(?:按照?|依照?)[^,]{0,20}?(?=要求|规定|文件|精神|方案|通知|清单|标准|制度|控制|执行|安排|管理|落实|进行|开展)|"
    rf"{_KEEPING}|严格|从严|严控|合理|安排|减少|精神|要求|规定|文件|方案|通知|清单|标准|制度|上级|有关|相关|"
    "能够|可以|已经|切实|认真|坚持|全面|一贯|全部|得到|进行|实施|予以|加以|一律|实行|努力|确保|到位|很|十分|非常|"
    "(?:各[项类种]?|此项|该项|本项|上述|以上)(?:工作|事项|活动|任务|内容)?|我校|本校|与教学无关的|教育教学无关的|"
    "开展|抓好|做好|一直|始终|今年|本学期|对于?|[能已均都了地得的是、和及与或等做到在将把对全]"
)
# What a practice that is broken may hold beside that: 未能, 谈不上, 不够到位.
BROKEN_BESIDE = re.compile(
    "没有|没能|没|未曾|未能|未|不能够|不能|不太|不是很|不是太|不够|不很|不足|不|无法|难以|谈不上|算不上|达不到|达到|做不到|"
    "严(?![格控])|[还尚仍然依得力好够太住]"
)
KEPT_NOUNS = re.compile("各[项类种]?|对|工作|事项|活动|情况|方面|数量|次数|学校|教师|老师|中小学")
RULING = "规范"  # of the verbs, the one that is another practice where the item asks for control
# Done strictly, they are another duty of the teachers' and not the practice (unless the item asks for them).
DUTIES = words("任务 坐班 迟到 早退 考勤 签到 打卡 参会 全覆盖 加班")
# 没有严格控制会议的制度: what is not there is a paper.
PAPERS = re.compile("(?:制度|文件|方案|措施|办法|情况|现象|问题|行为|必要)$")
# 严格规范宣传活动的通知 only names it; 落实…的要求 keeps it.
ONLY_NAMED = re.compile(
    "(?!按|依|已?落实|已?执行|做到|达到)[^,]*的(?:制度|文件|方案|措施|办法|通知|要求|规定|精神|标准|清单|工作方案)"
)
# 严格不严格: asked, not said.
ASKED = re.compile(r"([^,]{1,4})[不没]\1")
# Words of what a practice forbids (不得安排教师参加与教学无关的视频会) that say nothing by themselves.
FORBIDDEN_ANYWAY = re.compile(
    "安排|开展|要求|教师|参加|参与|中小学|学校|随意|承担|工作|任务|活动|教育|教学|[、,等的与和]"
)
_NOT = r"(?:还|尚|仍|仍然|依然)?(?:未能?|没有?|没能|不够?|没有能|未曾|不能够?|无法|难以|未得到|没有得到|没得到)"
NOT_KEPT = re.compile(
    r"(?:不太|不是很|不是太|不够|不很|谈不上|算不上|没有达到|没达到|未达到|达不到)(?:严格|规范|合理)|"
    rf"{_NOT}(?:严格地?(?:执行|落实|控制|规范|限制|精简|精减|管理|按|遵守|把关|做到|,|$)|"
    r"做到|落实|执行|按照?[^,]{0,12}?(?:要求|规定|文件|方案|通知|清单)|(?P<practice>控制|规范|限制|精简|精减))"
    r"|做不到|[^,]{0,6}?(?:执行|落实|控制|规范|管理|限制|精简|精减|把关)得?不(?:够|太)?(?:到位|严格?|力|好|够|规范)$"
)
SHORTCOMINGS = either(
    "有待 欠 难 问题 薄弱 较差 较慢 不够 仍 还需 还要 偏多 过多 太多 较多 很多 增加 增多",
)

# Makes any statement uncertain.
DOUBTS = either(
    "吗 呢$",
    "可能 也许 大概 大约 估计 似乎 好像 应该 据说 不清楚 不确定 待定 待查 难免 难说 已取消",
    r"存在不存在 已停止 同上 同前 见附件 见附 详见 是否 (?<!没)有无 有没有 \? 并非",
    "若(?!干) 如果 假如 是由 是指 (?<!模)拟 将要 准备",
)
# Turn against what was said before, or except something from it, wherever they stand.
CONTRASTS = either(
    "(?<![不非])但(?!凡) 不过(?![多度于分]) 然而 却 只有 只是 唯独 其他 其余 别的",
    "上学期 去年 过去 以前 以往 近期 最近",
)
# How it was, and how it is now, each at the beginning of a clause.
OF_THE_PAST = re.compile(r"(?:[我本]校)?(?:上(?:个)?学期|去年|过去|以前|以往|前期|原来|曾|前[几一两二三]年)")
OF_NOW = re.compile(r"(?:但|而)?(?:从|自)?(?:今年|本学期|这学期|现在|目前|如今|现)")
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
VOLUNTARY = re.compile(r"(?:只是)?(?:鼓励|倡导|提倡|建议|自愿)[^,]*")
# Harmless beside an answer. A clause is harmless if it is one of these sayings …
SAYINGS = either(
    "高度重视 (?:成立|建立)[^,不没未]{0,6}领导小组 责任到人 (?:领导小组)?统[一筹](?:部署|安排|管理|规划|协调)",
    "减轻了?教师负担 无[需须](?:整改)?",
    "(?:由|有|实行)?专人(?:统一)?(?:负责|报送|管理) 统?一?由[^,不没未教]{1,4}统?一?(?:负责|报送|管理)",
    "(?:已经?)?严格(?:执行|落实|控制|管理|规范|遵守|把关)[^,不没未无教]{0,6}",
    "(?:严格|认真)(?:执行|落实|遵守)[^,不没未教]{0,6}(?:规定|要求|制度|文件|精神|清单)",
    "以教学为主 一切按计划 (?:教师)?按作息(?:时间)?上下班 (?:已经?)?落实到位 已?自查 能合并的合并",
    "能[^,]{1,5}的(?:绝|就|都)?不[^,]{1,4}",
    "(?:全年|一切|严格|已经?|均|都|是){0,2}按照?[^,不没未教]{0,12}(?:计划|规定|要求|制度|程序|文件)(?:(?:开展|执行|进行|落实|来的)(?:工作)?)?",
    "[^,不没未]{0,8}只(?:上报|报|填)一次 数据一次采集多方共用 (?:非工作时间)?[不未]再?发通知 [^,不没未]{0,8}方面 除[^,]{1,15}外",
    "(?:[不未]|没有)(?:给教师|额外)*(?:占用|增加|影响|延长)(?:教师|教学|教育|工作|休息|额外|在校|时间|负担|正常|秩序)+",
    "(?:教师)?(?:对此项?工作)?(?:表示)?满意",
    r"经?[^,不没未]{0,6}代表座谈(?:了解)? 工作群由\d+个减[为到至]\d+个 共?收到[^,不没未]{0,12}\d+件",
    r"[^,不没未每]{0,8}(?:每[周月年]|每学期)?不超过[\d一二两三四五]+[次个场]",
)
# How a practice is kept: nothing without leave, all with it, by a system of the school's.
KEEPING_ORDER = either(
    "[^,不没未]{0,8}统?一?由(?:教育(?:局|部门)|中心校|学校|专人|[^,]{1,4}[室办处组科])统?[一筹]?(?:负责|报送|管理|安排|填报|填写|办理)",
    "[按依]照?[^,不没未无]{0,10}(?:安排|程序|规定|要求|部署)(?:开展|执行|进行|落实|参与|实施)?",
    "(?:未经|没有)[^,]{0,12}(?:批准|同意|审批|许可)[^,]{0,10}?(?:不(?!拒绝|禁止)|拒绝|禁止)[^,不没未无]{1,10}",
    "[^,不没未无]{0,10}[须须均都先][^,不没未无]{0,3}[经由报持][^,不没未无]{0,6}(?:批准|同意|审批|批文|备案)(?:后[^,不没未无]{0,6})?",
    "(?:实行|制定|建立|健全|完善|执行)了?[^,不没未无每]{1,10}(?:制|制度|办法|方案|机制|名单|小组)",
    "[^,不没未无每]{0,8}实行[^,不没未无每]{1,8}(?:制|制度|名单|管理)",
)
SHORT_DENIAL = re.compile("[都均也从]?不[^,不没未无的行齐够好]{2}")  # what is not done either: 不强制，不检查
# Praise: it tells of nothing that could be the problem.
PRAISE = re.compile(
    "[^,不没未无非但]{0,10}(?:良好|明显|显著|满意|顺利|有序|融洽|健全|完善|高效|好评|减轻|规范|共享|共用)"
)
COUNTED = words("收到 不超过")  # of these, the ones that no problem may be counted by
# … or says that it was lightened, is free or approved, in these words and the item's own.
LIGHTENED = either("精简 精减 减少 压缩 取消 合并")
FREE = either("自愿 鼓励 倡导 提倡 建议")
ORDERLY = either("审批 报备 备案 报批 经[^,]{0,6}同意")
LIGHT_BESIDE = re.compile(
    "坚持|原则|明显|大幅|一半|精简|精减|减少|压缩|取消|合并|自愿|鼓励|倡导|提倡|建议|审批|报备|备案|报批|同意|教育局|教育部门|实行|统一|确需|召开|必要|逐步|"
    "今后|一律|继续|部分|个别|只是|已经|活动|教师|老师|班主任|次数|时间|会议|报表|填写|参加|参与|开展|记录|[均都已了的将能还又制经报后由除外和、及各]"
)
TIMES_DONE = re.compile(r"(?:\d{1,9}|[一二两三四五六七八九十几多]{1,9})余?(?:人次|[次份人项起节天件例个场篇名条户])")
# Figures of a school's, harmless where the item asks about something else; in brackets behind a meeting always.
FIGURES = re.compile(r"(?:填报|召开会议|现有教师)[^,不没未无每]{0,10}\d+[份次人]$")
HEADS_COUNTED = re.compile(r"\((?:共|约)?\d+余?[人名](?:参加)?\)")
# What a denial must hold where the item asks about nothing without a qualifier: an act, not a mere noun (没有班主任).
ACTS = either(
    "组织 开展 实施 安排 要求 摊派 参加 参与 让 强行 强迫 硬性 举办 布置 下发 承担 推介 停课 借用 作为 评价(?!标准)"
)
# The turn of a tail against its answer (但…), and a number of cases (有3名教师…).
TAIL_TURNS = re.compile(
    r"(?<![不非])但(?!凡)|不过(?![多度于分])|只是|(?<!不)却|(?<!不)仅(?!仅)|(?<![清消解排免删铲破黑])除(?![夕害尘草恶险雪此])"
)
CASES = re.compile(
    r"(?:有|存在|发生|出现)[过了]?(?:[1-9]\d{0,8}|[一二两三四五六七八九十几多]{1,9})余?[名位人次起例项件]"
)
# Too much of it, and how often or whom it reaches, in a tail behind 是 to a practice (是，会议很多).
EXCESS = either("偏多 过多 太多 较多 很多 增多 (?<!不)多$")
FREQUENT = either("多次 频繁 经常 反复 大量 每天")
OBLIGED = either("必须 须 要求 每 分配 任务 排名 通报 指标")  # what is told behind 有 was asked for
EACH_TEACHER = re.compile("每[位名个](?:教师|老师|班主任)")
EACH_WEEK = re.compile("每[天周日]")
EACH_TIME = re.compile("每[天周月年]都")
PERSONS_COUNTED = re.compile(r"[\d一二两三四五六七八九十几多][人名位]")
LISTED = either("(?<![未没不])(?:列入|纳入)[^,]{0,4}计划")  # as it should be: 列入计划的检查4项
# How little of it, or how often, where much of it is asked about (频繁).
MEAGRE = either(
    "有时 偶 个别 很少 较少 极少 少量 少数 不多 部分 不大 不严重 轻 (?<!每[天周月日])[一两二三几123]次 每学期 每学年 每年"
)
# What became of an admitted problem: says nothing of whether there was one.
MENDED = re.compile(
    r"(?:目前|现在|现|\d{1,2}月)?(?:已经?|均已?|正在)?(?:全部|立即|及时)?(?:整改|改正|纠正)(?:完毕|到位|完成|中|了)?"
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
    r"(?P<word>不涉及|未涉及|没有涉及|不适用)于?(?:我校|本校)?(?:此|该|本|这|上述|以上)?(?:项|类|种|条|些)?"
    r"(?:工作|内容|事项|任务|活动|业务|项目)?(?P<rest>.*)"
)
