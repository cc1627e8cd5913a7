"""Pages without text -> text: the picture, its rules, Tesseract, digits, ticks."""
