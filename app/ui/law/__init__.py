"""The law in windows of its own: which figures hold when, and one rule computed alone."""
