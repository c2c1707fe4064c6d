"""How many turns of written talks go right, in the demo shop and in others."""
