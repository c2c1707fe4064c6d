"""What shoppers tell for a parcel: who, where, how they are reached, what the courier must know."""
