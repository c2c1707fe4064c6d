"""Multi-intent messages: where one may be split, and whether both parts are requests."""
