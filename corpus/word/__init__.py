"""Reports as Word files: a small OOXML writer and the layouts in which real reports come."""
