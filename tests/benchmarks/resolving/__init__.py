"""What words that point back are taken for, beside what they point at."""
