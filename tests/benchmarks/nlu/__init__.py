"""How well messages are understood, and how fast, beside DIET."""
