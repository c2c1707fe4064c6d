"""The front: the only process that browsers, platforms and shops reach. No Rasa in it."""
