"""Intents: what a message is after, how sure that is, and which entities can go with it."""
