"""The shell: the program, its window, its menus and files, and the panel with the answer."""
