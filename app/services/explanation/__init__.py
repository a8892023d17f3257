"""What the explanation of an outcome shows, as data: nodes, places, words."""
