"""Ctrl+K, without a window: what can be found, and by which words.

index = Index(entries, best)        made once, at the first use
index.find("hond")                  what fits, the best first, with the word it was found on
split_amount("hond 35 pm")          the words and the amount behind them
"""
