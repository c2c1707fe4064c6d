"""The conversation: its doors, its processes and its memory, and all that runs Rasa."""
