"""What the assistant does; never imports rasa or bot."""
