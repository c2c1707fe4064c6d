"""Rasa's graph components: the face of all that understands a message."""
