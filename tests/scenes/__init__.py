"""Scenes of a talk as files tell them, set up in a shop where messages are then answered."""
