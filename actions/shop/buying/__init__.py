"""From cart to order: stock, delivery details, points and rewards."""
