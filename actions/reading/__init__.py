"""What a message says, as one type: whoever reads messages makes it, all others only use it."""
