"""PDFium, kept small: characters, drawings and pictures of pages within the limits."""
