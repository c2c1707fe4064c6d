"""Rasa as it is run and trained here: start, agent, action calls, turns, importer, training."""
