"""The demo shop: its purchase history, invented and the same for the same seed."""
