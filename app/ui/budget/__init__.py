"""The tables of income, costs and other arrangements, and what stands around them."""
