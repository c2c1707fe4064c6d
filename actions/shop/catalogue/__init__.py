"""What is for sale: products, attributes, values, comparisons."""
