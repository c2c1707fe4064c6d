"""The web door: the chat page, and whoever else speaks its HTTP API."""
