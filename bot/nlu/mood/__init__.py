"""The shopper's mood as a message shows it."""
