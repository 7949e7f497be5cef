"""Whatever answers, explanations and noise of layout are put into a form come back as they went in."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from form_cases import EXPECTED, READER, TITLE
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.definition.fields import PREPARER, PRINCIPAL, SCHOOL
from jianfu_cli.intake.grid import Document, Grid, Row
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.returns.facts import Return
from tables import SHIPPED

ANSWERS = st.lists(st.sampled_from(["是", "否", "不涉及", ""]), min_size=21, max_size=21)
WORDS = st.text("校内已有三份审批表会议每月一次教师自愿参加", min_size=4, max_size=30)
NOTES = st.lists(st.one_of(st.just(""), WORDS), min_size=21, max_size=21)
NUMBERS = st.sampled_from(["{}. ", "{}、", "（{}）", "{} ", "第{}项：", "{}．", ""])
SPACES = st.sampled_from(["", " ", "　", "\n", "  "])


@st.composite
def layouts(draw: st.DrawFn) -> dict[str, object]:
    """Which columns there are in which order, what stands before and between the rows, where the page is cut."""
    columns = ["内容", "结论", "情况说明", "备注", *draw(st.sets(st.sampled_from(["项目", "佐证材料", "序号"])))]
    return {
        "columns": draw(st.permutations(columns)),
        "number": draw(NUMBERS),
        "space": draw(SPACES),
        "left": draw(st.integers(1, 4)),
        "top": draw(st.integers(0, 5)),
        "empty": draw(st.sets(st.integers(1, 21), max_size=4)),
        "sections": draw(st.booleans()),
        "cut": draw(st.sampled_from([None, 5, 12, 20])),
        "again": draw(st.booleans()),
    }


def build(layout: dict[str, object], answers: list[str], explanations: list[str], remarks: list[str]) -> Document:
    """The form in that layout."""
    columns, space = layout["columns"], layout["space"]
    assert isinstance(columns, list) and isinstance(space, str)
    header = [space.join(heading) if len(heading) == 2 else heading for heading in columns]
    grids: list[Grid] = []
    rows: list[Row] = []
    at = 1 + int(str(layout["top"]))
    rows += [Row(at, [TITLE]), Row(at + 1, ["学校（盖章）：洞湾小学　填表时间：2022年6月23日"]), Row(at + 2, header)]
    at += 3
    for item in SHIPPED.items:
        n = item.number
        if layout["cut"] == n:
            grids.append(Grid(f"表{len(grids) + 1}", rows, int(str(layout["left"]))))
            rows, at = ([Row(1, header)] if layout["again"] else []), 2
        if n in (layout["empty"] if isinstance(layout["empty"], set) else ()):
            at += 1
        if layout["sections"] and n in (4, 9, 20) and "项目" not in columns:
            rows.append(Row(at, ["统筹规范教师管理事项"]))
            at += 1
        cells = {
            "内容": str(layout["number"]).format(n) + item.text,
            "结论": answers[n - 1],
            "情况说明": explanations[n - 1],
            "备注": remarks[n - 1],
            "项目": "统筹规范教师管理事项",
            "序号": str(n),
        }
        rows.append(Row(at, [cells.get(heading, "") for heading in columns]))
        at += 1
    rows.append(Row(at, ["填表人：张三　校长签字：李明"]))
    grids.append(Grid(f"表{len(grids) + 1}", rows, int(str(layout["left"]))))
    return Document("docx", grids)


def where(form: Return, document: Document, item: int) -> str:
    """The text of the cell that a response says it was read from."""
    location = next(reply.location for reply in form.responses if reply.item == item)
    assert location is not None
    grid = next(grid for grid in document.grids if grid.name == location.sheet)
    row = next(row for row in grid.rows if row.number == location.row)
    return row.cells[location.column - grid.first_column]


@settings(max_examples=150, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(layouts(), ANSWERS, NOTES, NOTES)
def test_what_goes_in_comes_back(
    layout: dict[str, object], answers: list[str], explanations: list[str], remarks: list[str]
) -> None:
    document = build(layout, answers, explanations, remarks)
    (form,) = READER.read(document, "x")
    assert [reply.item for reply in form.responses] == list(EXPECTED)
    assert not form.unknown_items
    for reply in form.responses:
        place = reply.item - 1
        given_answer, explanation, remark = answers[place], explanations[place], remarks[place]
        assert reply.altered is None and not reply.repeated_at
        assert (reply.answer, reply.outcome) == (
            (given_answer, Outcome.ANSWERED) if given_answer else (None, Outcome.EMPTY)
        )
        assert (reply.explanation, reply.remark) == (explanation, remark)
        assert where(form, document, reply.item) == given_answer
    assert form.text(SCHOOL) == "洞湾小学"
    assert (form.text(PREPARER), form.text(PRINCIPAL)) == ("张三", "李明")


SAID = st.lists(
    st.sampled_from(["是", "否", "不涉及", "", "没有", "是。已落实", "否，未要求", "严格控制", "☑否", "√", "否\n无"]),
    min_size=21,
    max_size=21,
)
LONG_WAY = FormReader(SHIPPED)
LONG_WAY._reader(SHIPPED.version)._responses._plain_response = lambda line: None  # type: ignore[method-assign]


@settings(max_examples=100, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(layouts(), SAID, NOTES, NOTES)
def test_plain_rows_are_read_as_all_others(
    layout: dict[str, object], answers: list[str], explanations: list[str], remarks: list[str]
) -> None:
    document = build(layout, answers, explanations, remarks)
    assert READER.read(document, "x") == LONG_WAY.read(document, "x")


@settings(max_examples=200, derandomize=True)
@given(
    st.lists(st.lists(st.one_of(st.text(max_size=40), st.sampled_from([i.text for i in SHIPPED.items])), max_size=5))
)
def test_no_grid_whatever_makes_it_fail(cells: list[list[str]]) -> None:
    from jianfu_cli.tools.errors import Unreadable

    document = Document("xlsx", [Grid("表", [Row(number, row) for number, row in enumerate(cells, 1)])])
    try:
        forms = READER.read(document, "x")
    except Unreadable as refused:
        assert refused.code in ("JF004", "JF005")
    else:
        assert all(len(form.responses) == 21 for form in forms)
