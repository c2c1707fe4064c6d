"""How many questions are answered right, and how many untruly."""
