"""Word files -> Document: paragraphs, tables, fields, numbering, ticks."""
