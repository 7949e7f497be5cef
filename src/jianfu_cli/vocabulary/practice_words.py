"""The words of a practice (是否严格…): how it is kept, broken, and what else is done strictly."""

from __future__ import annotations

import re

from .word_tables import either, words

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
    r"(?P<sure>(?:能够?|已经?|均|都|也|很|十分|非常|全部|全面|一直|坚持|认真|切实|做到了?|得到了?|进行了?)*))"
    r"(?P<verb>(?:规范)?(?:精简|精减)|规范|控制|限制|合理)"
    r"(?:有序|得当|高效|合规|合理|规范|进行|开展|参与|安排|管理|实施|执行|操作|到位|得?(?:很|十分|非常)(?:好|紧|严)|[了着、])*(?P<what>[^,]{0,16})"
)
# No more than so much of what is to be lessened: 控制在每天8小时以内.
_MUCH = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(?:小时|分钟|[次场个项种])"
_EACH = r"(?:每[天周月日次]|每学期|一年|一学期)?"
WITHIN_LIMITS = re.compile(
    rf"在{_EACH}{_MUCH}(?:以内|之内|内|以下)?(?!以上|之上|[多余左])|{_EACH}{_MUCH}(?:以内|之内|内|以下)"
)
HOURS = re.compile(r"(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?小时")
# The verbs of those that say nothing by themselves behind what they are about: 会议数量控制, where 会议精简 does.
BARE_KEEPING = ("控制", "限制")
# … told by the way, harmless beside the practice: 每周只开一次例会.
LIMITED = re.compile(
    rf"[^,没未无]{{0,12}}?(?:[只仅][^,不没未无]{{0,6}}?|不超过|最多|至多|共|平均每次|由[^,]{{1,6}}[减压][^,]{{0,4}}[至到为]){_MUCH}[^,不没未无]{{0,6}}"
)
# … or how it was lessened: 由原来的每月4次减到每学期3次.
_FIGURE = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})[次场个项种人张份名]"
REDUCED = re.compile(
    rf"[^,没未无]{{0,8}}?[由从][^,没未无]{{0,10}}?{_FIGURE}[^,\d]{{0,2}}[减压降缩][^,\d增升涨]{{0,3}}[到至为]{_EACH}(?:{_FIGURE}|均不存在)"
)
# Said behind the practice, it breaks it: 严格控制会议数量|没有做到.
UNKEPT_AT_LAST = re.compile(
    r"(?:没有|没能?|未能?|难以|无法)(?:得到)?(?:真正|完全)?(?:做到|落实|实现|执行)$|(?:落实|执行|做)得?不(?:到位|够|好)$|做不到$|不[了住]$"
)
# Nothing that breaks it: 不存在不严格规范的情况, 没有不精简的培训.
KEPT_TWICE_DENIED = re.compile(
    r"(?:不存在|没有|没|无|未发现|未出现|没有发现)(?:任何)?(?:没有|没能|未能|未|不)(?:能|够)?"
    rf"(?P<practice>(?:严格|按|合理|{_KEEPING})[^,]*?)(?:的(?:情况|现象|问题|行为|地方)|之处)?"
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
    "开展|抓好|做好|一直|始终|今年|本学期|对于?|[能已均都了着地得的是、和及与或等做到在将把对全]"
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
RULED_ACT = re.compile("规范(?:地|的)?(?:填|上报|报送)")  # 规范填写报表: how one fills them in, not how many there are
# 没有严格控制会议的制度: what is not there is a paper.
PAPERS = re.compile("(?:制度|文件|方案|措施|办法|情况|现象|问题|行为|必要)$")
# 严格规范宣传活动的通知 only names it; 落实…的要求 keeps it.
ONLY_NAMED = re.compile(
    "(?!按|依|已?落实|已?执行|做到|达到)[^,]*的(?:制度|文件|方案|措施|办法|通知|要求|规定|精神|标准|清单|工作方案)"
)
# 严格不严格: asked, not said.
ASKED = re.compile(r"([^,]{1,4})[不没]\1")
# What an item says must not be: 不得重复开展.
FORBIDDING = either("不得 严禁 禁止 避免 不准 不许 杜绝")
MADE_TO = words("安排 要求 组织")
# Words of what a practice forbids (不得安排教师参加与教学无关的视频会) that say nothing by themselves.
FORBIDDEN_ANYWAY = re.compile(
    "安排|开展|要求|教师|参加|参与|中小学|学校|随意|承担|工作|任务|活动|教育|教学|[、,等的与和]"
)
_NOT = r"(?:还|尚|仍|仍然|依然)?(?:未能?|没有?|没能|不够?|没有能|未曾|不能够?|无法|难以|未得到|没有得到|没得到)"
NOT_KEPT = re.compile(
    r"(?:不太|不是很|不是太|不够|不很|谈不上|算不上|没有达到|没达到|未达到|达不到)(?:严格|规范|合理|精[简减])|"
    rf"{_NOT}(?:严格地?(?:执行|落实|控制|规范|限制|精简|精减|管理|按|遵守|把关|做到|,|$)|"
    r"做到|落实|执行|按照?[^,]{0,12}?(?:要求|规定|文件|方案|通知|清单)|(?P<practice>控制|规范|限制|精简|精减))"
    r"|做不到|[^,]{0,6}?(?:执行|落实|控制|规范|管理|限制|精简|精减|把关)得?不(?:够|太)?(?:到位|严格?|力|好|够|规范)$"
)
SHORTCOMINGS = either(
    "有待 欠 难 问题 薄弱 较差 较慢 不够 仍 还需 还要 偏多 过多 太多 较多 很多 增加 增多",
)
