"""Answers to questions about one product, from its attributes and its texts."""
