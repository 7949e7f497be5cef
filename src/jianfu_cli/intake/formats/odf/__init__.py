"""OpenDocument: the formats .ods and .odt, and what both are made of."""
