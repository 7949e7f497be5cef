"""Summaries for the tests of the HTML page: hostile texts everywhere, another checklist."""

from __future__ import annotations

from dataclasses import replace

from jianfu_cli.definition.checklist import Checklist
from jianfu_cli.rules.catalogue import finding
from jianfu_cli.summary.counted_responses import CountedResponse
from jianfu_cli.summary.figures import Summary
from summaries import make_summary

HOSTILE = (
    "<script>pwned=1</script>",
    "</script><script>pwned=1</script>",
    "<!--<script>",
    '"onmouseover="pwned=1',
    "'><img src=x onerror=pwned=1>",
    "{{7*7}}",
    "{% raw %}&lt;b1&gt;",
    "控\x00制\x1b字\x7f符",
    "半个\ud800字",
    "\u202e倒写\u2028换行",
)


def sixty_items() -> Checklist:
    """Six sections of ten items, other answer words, and none that is not applicable."""
    sections = [
        {
            "title": f"第{part + 1}部分",
            "items": [
                {"number": part * 10 + at, "text": f"是否存在第{part * 10 + at}类需要整改的情形", "expected": "没有"}
                for at in range(1, 11)
            ],
        }
        for part in range(6)
    ]
    words = {
        "id": "sixty",
        "version": "1",
        "title": "规范办学行为自查表",
        "issuer": "某市教育局",
        "recipient": "督导室",
    }
    return Checklist.model_validate(
        {**words, "document": "某教〔2022〕1号", "attachment": "附件1", "answers": ["有", "没有"], "sections": sections}
    )


def poisoned() -> Summary:
    """Thirty schools; every name, file, place and text that comes from outside is hostile."""
    summary = make_summary(30, missing=0.2, rejected=0.2, trouble=0.2)
    groups = {group.name: f"{group.name}{HOSTILE[at % len(HOSTILE)]}" for at, group in enumerate(summary.groups)}
    schools = {row.name: f"{row.name}{HOSTILE[at % len(HOSTILE)]}" for at, row in enumerate(summary.schools)}
    files = {row.file: f"{row.file}{HOSTILE[at % len(HOSTILE)]}" for at, row in enumerate(summary.schools) if row.file}
    summary.schools = [
        replace(row, name=schools[row.name], group=groups[row.group], file=files.get(row.file or ""))
        for row in summary.schools
    ]
    summary.groups = [replace(group, name=groups[group.name]) for group in summary.groups]
    summary.problems = [
        replace(
            problem,
            school=schools[problem.school],
            group=groups[problem.group],
            file=files[problem.file],
            explanation=HOSTILE[at % len(HOSTILE)],
            location=f"{HOSTILE[at % len(HOSTILE)]}!A1",
            measures=tuple(replace(row, measure=HOSTILE[at % len(HOSTILE)]) for row in problem.measures),
        )
        for at, problem in enumerate(summary.problems)
    ]
    summary.missing, summary.rejected, summary.late = (
        tuple(schools[name] for name in names) for names in (summary.missing, summary.rejected, summary.late)
    )
    summary.priority = [
        replace(proposal, school=schools[proposal.school], reasons=HOSTILE) for proposal in summary.priority
    ]
    summary.corrections = [
        replace(
            correction,
            school=schools[correction.school or ""],
            findings=tuple(finding("JF102", text) for text in HOSTILE),
        )
        for correction in summary.corrections
    ]
    return with_notes(summary, *HOSTILE)


def with_notes(summary: Summary, *texts: str) -> Summary:
    """The same summary; its counted schools write these texts in turn beside every answer."""

    def responses(at: int) -> list[CountedResponse]:
        row = summary.schools[at]
        if row.file is None:
            return []
        return [
            CountedResponse(
                item.number,
                answer or "",
                summary.checklist.compliant(item, answer),
                texts[(at + item.number) % len(texts)],
                "",
                location,
            )
            for item, answer, location in zip(summary.checklist.items, row.answers, row.locations, strict=True)
        ]

    summary.responses = responses
    return summary
