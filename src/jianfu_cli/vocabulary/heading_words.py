"""The words over a table's columns and what the column then holds: the role of each heading."""

from __future__ import annotations

# Roles of columns.
NUMBER, SECTION, ITEM = "number", "section", "item"
CONCLUSION, ANSWER, EXPLANATION, REMARK = "conclusion", "answer", "explanation", "remark"
PROBLEM, MEASURE, RESPONSIBLE, DEADLINE, OTHER = "problem", "measure", "responsible", "deadline", "other"
MATERIAL = "material"  # what proves an answer: words to keep, and none about a problem
PART = "part"  # of the school, or of the time asked about: answers that are equal in rank
FOREIGN = "foreign"  # of another time or another body, or an example: not this return's
CHECKED = "checked"  # by somebody: another body's beside an answer column, the answer where there is none
SCHOOL_COLUMN = "school"  # headed with a school's name, in a table of several schools
TICK = "tick:"  # followed by the answer whose column it is
# Columns that ask a question of their own: is it as it should be, is there a problem; the last two may also mean the
# item's own words, so that they agree with the first two only for items of one polarity.
ASKS = "asks:"
KEPT_ASKED, PROBLEM_ASKED, FITS_ASKED, EXISTS_ASKED = (ASKS + word for word in ("kept", "problem", "fits", "exists"))
OTHER_ASKED = ASKS + "other"  # whatever else: no reply to it answers the item

# The words over columns, as people write them; spaces, punctuation and what stands in brackets don't count.
HEADING_WORDS: dict[str, str] = {
    NUMBER: """序号 编号 项号 项次 号 题号 条目 项目序号 清单序号 问题序号 no 对应项 对应项号 对应条目 对应题号 对应序号
        清单项号 自查项号 涉及项号 对应清单项号 条目号 清单条目""",
    SECTION: "项目 类别 项目类别 分类 类型 项目名称 大类 一级指标 板块 领域",
    ITEM: """内容 自查内容 检查内容 清单内容 具体内容 事项 自查事项 清单事项 减负事项 减负清单 具体事项 负面清单
        自查项目 检查项目 题目 问题 项目内容 自查项目及内容 项目及内容 主要内容 减负内容 具体要求 二级指标 指标""",
    CONCLUSION: "结论 自查结论 是否 自评结论 答案 选项 作答 回答 填是或否 是或否 请填是或否",
    ANSWER: """自查情况 自查结果 落实情况 执行情况 完成情况 情况 自查 结果 检查情况 检查结果 填报情况 自评情况 自评
        自评结果 开展情况 学校自查情况 学校自查 本校情况 自查意见 存在情况 自查自评 自查自评情况 贯彻落实情况
        填写情况 学校情况 现状 本学期 本期 本次 本学年 本年 本年度 今年 本校 我校 学校填写 学校填报
        学校意见 校长意见 学校自评意见 自评意见""",
    EXPLANATION: """情况说明 具体情况 说明 存在问题及说明 自查说明 具体说明 情况描述 简要说明 说明情况 原因 理由
        原因说明 具体做法 主要做法 情况简述 补充说明 详细情况 详细说明 自查情况说明 文字说明 具体表现 情况介绍 做法
        原因分析 分析 经验介绍 经验做法 典型经验 工作经验 典型做法 工作措施 具体措施 工作做法 工作情况 特色做法 亮点""",
    REMARK: "备注 备考 其他 其它 备注说明 附注",
    PROBLEM: "存在问题 存在的问题 问题描述 主要问题 存在问题及表现 发现问题 发现的问题 自查问题 自查存在问题 问题表现",
    MEASURE: "整改措施 措施 整改情况 整改 整改方案 整改意见 整改办法 改进措施 整改落实情况 整改举措 解决措施",
    RESPONSIBLE: "责任人 整改责任人 负责人 责任领导 责任人员 责任部门 具体负责人 责任人及部门",
    DEADLINE: "完成时限 整改时限 时限 完成时间 整改时间 整改期限 期限 整改完成时限 完成期限 整改完成时间 完成日期",
    MATERIAL: "佐证材料 支撑材料 附件 佐证 证明材料 材料 印证材料 支撑依据 依据 文件依据 材料目录 附件材料",
    PART: """小学部 初中部 高中部 中学部 幼儿园部 幼儿部 学前部 小学段 初中段 高中段 小学 初中 高中 幼儿园 总校 分校 本部 校本部
        第一学期 第二学期 上半年 下半年 春季学期 秋季学期 春季 秋季 整改前 整改后 第一次 第二次""",
    CHECKED: "复查 复核 核查 抽查 督查 督导 验收 审核 核查情况 复核情况 核查结果 抽查情况 督查情况 督查结果 核实情况",
    FOREIGN: """上学期 上期 上次 上年 上年度 上学年 去年 往年 往期 上级 检查组 检查人 得分 分值 评分 示例 样例 范例 举例 填写示例
        填写说明 填报说明 填表说明 填写要求 填报要求""",
    KEPT_ASKED: """是否符合要求 是否达标 是否合格 是否落实 是否落实到位 是否规范 是否合规 是否按要求落实 是否执行 是否执行到位
        是否做到 是否符合规定 是否到位 是否达到要求 符合要求不符合要求 合格不合格 达标不达标""",
    PROBLEM_ASKED: """是否存在问题 有无问题 是否有问题 有没有问题 是否发现问题 问题有无 存在问题与否 是否违规 有无违规
        是否违反 是否违反规定 是否违反要求 是否违反减负要求 是否违反减负规定""",
    FITS_ASKED: "是否符合 是否属实 符合不符合",
    EXISTS_ASKED: "是否存在 有无 是否有 是否存在此类情况 是否存在此情况 是否存在该情况 有无此类情况 有无此情况 是否发生",
}
# Patterns of longer headings, without spaces and punctuation. A time or a body that is not the form's own …
FOREIGN_TIMES = ("上(?:一|个)?学期", "上(?:一)?(?:学年|年度?|期|次)", "去年", "往[年期]", "前(?:一)?次", "历史")
FOREIGN_BODIES = (
    *(
        "上级",
        "检查组",
        "督[查导]",
        "核查",
        "复[查核]",
        "抽查",
        "审核",
        "评审",
        "评估组",
        "考核组",
        "专家",
        "第三方",
        "验收",
    ),
    *("教育局", "主管部门", "中心学?校", "联校", "学区", "[省市县区镇乡][级局]"),
    *("示例", "样例", "范例", "举例", "填[写报表](?:说明|要求|须知)", "得分", "分值", "评分"),
)
CHECKING = ("督[查导]", "核[查实]", "复[查核]", "抽查", "审核", "评审", "验收")
# … unless the heading says that it is the school's.
SELF = ("自查", "自评", "本校", "我校", "学校", "校内")
PARTS = (
    "(?:小学|初中|高中|中学|幼儿园?|学前|[一二三四五六七八九]年级)[部段]?",
    ".{1,3}校区",
    "[一二三四]年级",
    "第[一二三]次",
)
# A column of one half of the school year, by what its heading holds.
SEMESTER_HEADINGS = {1: ("第[一1]学期", "秋季"), 2: ("第[二2]学期", "春季")}
OF_THIS_TIME = ("本(?:学期|期|次|学年|年度?)", "今年", "本校", "我校")
WHAT_IS_WRITTEN = "(?:的?(?:自查|填写|填报|落实|执行)*(?:情况|结果|结论|意见)?)"  # behind those in a heading
QUESTION = "^(?:是否|有无|有没有)"
# Questions that are turned round (是否不符合要求), or about something else than what the items ask.
OTHER_QUESTIONS = (
    f"{QUESTION}.{{0,4}}[不未无没]",
    f"{QUESTION}.*(?:整改|公示|公开|自查|上报|完成|需要?)",
)
KEPT_QUESTIONS = ("是否.{0,6}(?:符合.|达标|合格|合规|达到|落实到位|执行到位)",)
PROBLEM_QUESTIONS = ("(?:是否|有无|有没有).{0,6}问题", "问题.{0,2}有无")

OPPOSITES = (
    "有无",
    "是否",
    "有没有",
    "有或无",
    "是或否",
    "存在不存在",
)  # in brackets behind what may be there: 问题（有/无）

# What is plainly a yes or a no to such a question, beside the checklist's own answers.
KEPT_YES = (
    "是",
    "是的",
    "符合",
    "符合要求",
    "达标",
    "合格",
    "落实",
    "已落实",
    "落实到位",
    "做到",
    "已做到",
    "规范",
    "合规",
)
KEPT_NO = ("否", "不是", "不符合", "不符合要求", "不达标", "未达标", "不合格", "未落实", "没有落实", "未做到", "不规范")
PROBLEM_YES = ("是", "是的", "有", "存在", "存在问题", "有问题")
PROBLEM_NO = (
    "否",
    "不是",
    "无",
    "没有",
    "不存在",
    "无问题",
    "没有问题",
    "没问题",
    "不存在问题",
    "未发现",
    "未发现问题",
)
# Words over columns to tick that answer such a question: word -> the question, and whether it is answered by yes.
QUESTION_TICKS: dict[str, tuple[str, bool]] = {
    **dict.fromkeys(("符合要求", "达标", "合格"), (KEPT_ASKED, True)),
    **dict.fromkeys(("不符合要求", "不达标", "未达标", "不合格"), (KEPT_ASKED, False)),
    **dict.fromkeys(("存在问题", "有问题"), (PROBLEM_ASKED, True)),
    **dict.fromkeys(("不存在问题", "无问题", "没有问题", "没问题"), (PROBLEM_ASKED, False)),
    "符合": (FITS_ASKED, True),
    "不符合": (FITS_ASKED, False),
}
TICK_REPLIES = ("是", "否", "有", "无")  # over columns to tick, which reply to a wider question
# Rows and columns of a table of several schools that are no school's.
NO_SCHOOLS = (
    "合计",
    "小计",
    "总计",
    "共计",
    "汇总",
    "平均",
    "乡镇",
    "备注",
    "说明",
    "示例",
    "全镇",
    "全乡",
    *("样表", "示范", "模板", "标准答案", "参考答案", "上学期", "审核", "意见", "全镇情况", "全乡情况", "要求", "标准"),
    *("责任科室", "责任部门", "责任单位", "牵头科室", "问题数量", "问题数"),
)
NO_SCHOOL_ENDINGS = ("学校数", "校数", "所数", "合计", "小计", "总计", "汇总", "意见", "审核", "答案")
SOME_SCHOOL = r"[XxＸｘ×某○]{2}"  # XX学校, 某某小学
