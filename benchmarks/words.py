"""What schools write. ⟦…⟧ stands for what differs from school to school, § for a number that differs each time."""

from __future__ import annotations

SCHOOL, CODE, DATE, PREPARER, PRINCIPAL = "⟦school⟧", "⟦code⟧", "⟦date⟧", "⟦preparer⟧", "⟦principal⟧"
NUMBERS = tuple(f"⟦n{place}⟧" for place in range(100))
NUMBER = "§"  # becomes one of NUMBERS

# The answer that a form's drop-down offers, and other words for it.
SAID = {
    "否": ("否", "否", "否", "否", "否", "没有", "未发现", "不存在"),
    "是": ("是", "是", "是", "是", "是", "是。", "已严格规范", "严格控制"),
    "不涉及": ("不涉及",),
}
UNCLEAR = ("√", "基本上", "正在了解", "见附页")

STOCK = (
    "",
    "",
    "未发现此类情况。",
    "严格按照上级文件要求执行，已落实到位。",
    "学校高度重视，成立领导小组，责任到人。",
    "无",
)
OWN = (
    "本学期共收到进校园事项§件，均报教育局审批备案后开展。",
    "全校现有教师§人，本学期召开会议§次，比上学期减少，未占用教学时间。",
    "⟦school⟧本学期填报表格§份，已合并精简，由专人统一报送。",
    "经教职工代表座谈（§人参加）了解，教师对此项工作表示满意。",
    "工作群由§个减为1个，非工作时间不发通知。",
)
# Long sentences that some schools copy from one another word for word.
COPIED = (
    "学校成立了以校长为组长的减负工作领导小组，定期召开专题会议研究部署，确保各项要求落到实处。",
    "学校严格执行审批备案制度，凡未经教育局审批的事项一律不得进入校园，切实减轻教师非教学负担。",
    "学校建立了减负工作台账和监督举报机制，设立举报箱并公布举报电话，接受教师和社会的监督。",
    "学校合理安排教师在校工作时间，精简会议和培训次数，把时间还给教师，把精力用在教书育人上。",
)
PROBLEM = "⟦school⟧本学期有此类情况§次，涉及教师§人。"
MEASURE = "已停止并向教育局人事师资股报告，今后凡未经审批的一律不参加（涉及§人）。"
PEOPLE = ("张三", "李明", "王芳", "赵静", "刘洋", "陈红", "杨帆", "周敏")
