""".doc, .rtf and .odt through LibreOffice, kept from network and files."""
