"""The answer: the amounts with their explanation, the plan with its chart, and the letter."""
