"""Paths, folders and ZIPs -> files, each known by its content and let through by the guard."""
