"""The words over a table's columns and what the column then holds: the role of each heading."""

from __future__ import annotations

# Roles of columns.
NUMBER, SECTION, ITEM = "number", "section", "item"
CONCLUSION, ANSWER, EXPLANATION, REMARK = "conclusion", "answer", "explanation", "remark"
PROBLEM, MEASURE, RESPONSIBLE, DEADLINE, OTHER = "problem", "measure", "responsible", "deadline", "other"
TICK = "tick:"  # followed by the answer whose column it is

# The words over columns, as people write them; spaces, punctuation and what stands in brackets don't count.
HEADING_WORDS: dict[str, str] = {
    NUMBER: """序号 编号 项号 项次 号 题号 条目 项目序号 清单序号 问题序号 no 对应项 对应项号 对应条目 对应题号 对应序号
        清单项号 自查项号 涉及项号 对应清单项号 条目号 清单条目""",
    SECTION: "项目 类别 项目类别 分类 类型 项目名称 大类 一级指标 板块 领域",
    ITEM: """内容 自查内容 检查内容 清单内容 具体内容 事项 自查事项 清单事项 减负事项 减负清单 具体事项 负面清单
        自查项目 检查项目 题目 问题 项目内容 自查项目及内容 项目及内容 主要内容 减负内容 具体要求 二级指标 指标""",
    CONCLUSION: "结论 自查结论 是否 自评结论 答案 选项 作答 回答 是否存在 是否符合 是否落实 填是或否 是或否 请填是或否",
    ANSWER: """自查情况 自查结果 落实情况 执行情况 完成情况 情况 自查 结果 检查情况 检查结果 填报情况 自评情况 自评
        自评结果 开展情况 学校自查情况 学校自查 本校情况 自查意见 存在情况 自查自评 自查自评情况 贯彻落实情况
        填写情况 学校情况 现状""",
    EXPLANATION: """情况说明 具体情况 说明 存在问题及说明 自查说明 具体说明 情况描述 简要说明 说明情况 原因 理由
        原因说明 具体做法 主要做法 情况简述 补充说明 详细情况 详细说明 自查情况说明 文字说明 具体表现 情况介绍 做法""",
    REMARK: "备注 备考 其他 其它 备注说明 附注",
    PROBLEM: "存在问题 存在的问题 问题描述 主要问题 存在问题及表现 发现问题 发现的问题 自查问题 自查存在问题 问题表现",
    MEASURE: "整改措施 措施 整改情况 整改 整改方案 整改意见 整改办法 改进措施 整改落实情况 整改举措 解决措施",
    RESPONSIBLE: "责任人 整改责任人 负责人 责任领导 责任人员 责任部门 具体负责人 责任人及部门",
    DEADLINE: "完成时限 整改时限 时限 完成时间 整改时间 整改期限 期限 整改完成时限 完成期限 整改完成时间 完成日期",
    OTHER: "佐证材料 支撑材料 附件 得分 分值 佐证 证明材料 材料 检查人 核查情况 复核情况 核查结果 抽查情况",
}
