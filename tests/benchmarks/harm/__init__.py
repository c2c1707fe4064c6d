"""Whether messages change what they should, and nothing else: cart, order, points, offers."""
