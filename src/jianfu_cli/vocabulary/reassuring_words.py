"""The words beside an answer that are harmless: what reassures, is of free will, in order or counted."""

from __future__ import annotations

import re

from .answer_words import either, words

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
ON_DEMAND = re.compile("按照?[^,]{0,8}(?:要求|安排|规定|部署|通知|文件)")
LIGHT_BESIDE = re.compile(
    "坚持|原则|明显|大幅|一半|精简|精减|减少|压缩|取消|合并|自愿|鼓励|倡导|提倡|建议|审批|报备|备案|报批|同意|教育局|教育部门|实行|统一|确需|召开|必要|逐步|"
    "今后|一律|继续|部分|个别|只是|已经|活动|教师|老师|班主任|次数|时间|会议|报表|填写|参加|参与|开展|记录|[均都已了的将能还又制经报后由除外和、及各]"
)
TIMES_DONE = re.compile(
    r"(?:\d{1,9}|[一二两三四五六七八九十几多]{1,9})余?(?:人次|[次份人项起节天件例个场篇名条户])(?!性)"
)
# None of it, told by the one that there isn't: 无一起重复要求上报.
NOT_ONE = re.compile(r"(?:没有|未有|无)(?:任何)?[1一][次份人项起节天件例个场篇名条户]")
# Figures of a school's, harmless where the item asks about something else; in brackets behind a meeting always.
FIGURES = re.compile(r"(?:填报|召开会议|现有教师)[^,不没未无每]{0,10}\d+[份次人]$")
HEADS_COUNTED = re.compile(r"\((?:共|约)?\d+余?[人名](?:参加)?\)")
