"""PDF files -> Document: decoded, laid out page by page, joined; what would run is told."""
