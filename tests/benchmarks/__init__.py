"""How fast and how light the assistant is, measured on the real servers."""
