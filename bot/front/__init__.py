"""The only public door: pages, sessions, messages, pictures and payments; no Rasa in it."""
