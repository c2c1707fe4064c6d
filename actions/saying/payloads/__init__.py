"""Every payload as data: what a message shows, before a channel decides how."""
