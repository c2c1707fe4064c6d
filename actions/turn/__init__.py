"""One turn as an action sees it: what was said, what is meant, where the visit stands."""
