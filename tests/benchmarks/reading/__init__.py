"""How messages are read: names and kinds of goods, and whole readings."""
