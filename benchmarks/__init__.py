"""Measures what issue and documents promise of speed and memory, side by side with plain loops over the same files."""
