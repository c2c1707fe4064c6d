"""What the dialogue knows of intents, and what becomes of a message before Rasa predicts."""
