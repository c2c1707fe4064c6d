"""Revisions of the shop database, oldest first; none is edited once it is released."""
