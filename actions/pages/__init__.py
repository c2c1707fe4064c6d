"""Pages that the action server shows to people."""
