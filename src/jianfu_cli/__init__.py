"""jianfu (减负): forms, checks and rollups for the self-check of teachers' burdens."""

__version__ = "0.1.0"
