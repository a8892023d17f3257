"""The wizard: its pages, and how one moves between them."""
