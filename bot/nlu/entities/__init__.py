"""Entities: what a message names, from the catalogue's words and each language's."""
