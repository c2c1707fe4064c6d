"""Every place where Rasa is bent to the shop's needs, and nothing else."""
