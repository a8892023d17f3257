"""One module per JSON format: writing it, and reading it where it comes back."""
