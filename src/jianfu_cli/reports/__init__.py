"""Findings and summaries -> text, JSON, Excel, Word, HTML: one module a format."""
