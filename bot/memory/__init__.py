"""What the bot remembers: conversations, locks, buttons, seen messages."""
