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
