"""The conversation: everything that needs Rasa."""
