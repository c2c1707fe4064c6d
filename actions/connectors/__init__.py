"""Other systems over HTTP: payment now, shops later."""
