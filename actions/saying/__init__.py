"""What is said: replies, neutral payloads, and how each refusal is told."""
