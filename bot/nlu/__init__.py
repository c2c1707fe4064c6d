"""Understanding a message: its entities, mood, intent and requests, as graph components."""
