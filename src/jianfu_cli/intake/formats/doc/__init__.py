"""The binary format of Word 97 to 2003, .doc, which WPS Writer's .wps files have too."""
