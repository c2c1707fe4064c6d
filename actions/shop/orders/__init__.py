"""Placed orders, and how long anybody is named in them."""
