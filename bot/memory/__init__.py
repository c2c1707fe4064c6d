"""What the bot server remembers: conversations, locks, buttons, seen messages."""
