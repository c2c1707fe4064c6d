"""What orders teach, measured on two public histories."""
