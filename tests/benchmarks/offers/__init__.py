"""What an offer costs in shops of different sizes."""
