"""What an officer decides and asks beside the figures: cards of their own on the pages."""
