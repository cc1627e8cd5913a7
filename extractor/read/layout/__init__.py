"""Runs of text and drawings -> lines, paragraphs and tables in reading order."""
