"""Jobs: what is done once at its time, whoever of several workers comes to it first."""
