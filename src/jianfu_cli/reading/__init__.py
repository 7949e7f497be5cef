"""Files -> grids of text cells -> returns: one pipeline for all formats."""
