"""Catalogue, search, cart, checkout and orders of one shop."""
