"""The annexes of the report: tables that the text refers to."""
