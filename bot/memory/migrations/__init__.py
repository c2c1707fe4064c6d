"""Revisions of the conversation memory, oldest first; none is edited once it is released."""
