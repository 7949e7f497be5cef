"""Checklists of other counties, as a file says them."""

OTHER_CHECKLIST = """\
id: other-county
version: 3
title: 某县清单
issuer: 某县教育局
recipient: 人事股
document: 某教〔2022〕1号
attachment: 附件
answers: [达标, 不达标]
sections:
  - title: 第一部分
    items:
      - number: 1
        text: 是否做到甲。
        expected: 达标
      - number: 2
        text: 是否做到乙。
        expected: 达标
"""

TWELVE_ITEMS = """\
id: other-twelve
version: "2023"
title: 某县教师减负自查表
issuer: 某县教育局
recipient: 某县教育局办公室
document: 某教〔2023〕5号
attachment: 附件1
answers: [有, 没有, 不适用]
not_applicable: 不适用
sections:
  - title: 会议和检查
    items:
""" + "".join(
    f"      - {{number: {n}, text: 本学期有没有第{n}类不该有的事。, expected: 没有}}\n" for n in range(1, 7)
) + "  - title: 进校园\n    items:\n" + "".join(
    f"      - {{number: {n}, text: 本学期有没有第{n}类应有的制度。, expected: 有}}\n" for n in range(7, 13)
)  # fmt: skip
TWELVE_LEDGERS = """\
ledgers:
  - title: 来校活动
    unit: 次
    columns:
      - {name: 日期, type: date, required: true}
      - {name: 活动, required: true}
      - {name: 到访学校, spellings: [学校], type: schools, required: true}
      - {name: 占用课时, type: number}
      - {name: 性质, choices: [展演, 宣讲, 参观]}
    dated: 日期
    figures:
      - {title: 来校活动, baseline: {count: 10}, reduce: 30%}
      - {title: 每校接待, per: school, at_most: 1}
  - title: 家长来信
    unit: 封
    columns:
      - {name: 编号, required: true}
      - {name: 来信人, private: true}
      - {name: 涉及学校, type: schools}
      - {name: 项号, type: items}
      - {name: 结论, choices: [成立, 不成立]}
    priority: {where: {结论: 成立}, from: 2, reason: 家长来信属实, ground: 开展不认真}
"""
