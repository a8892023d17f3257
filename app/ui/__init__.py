"""All the Qt of the program: the window, its pages and its widgets."""
