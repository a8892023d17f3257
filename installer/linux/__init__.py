"""What a Linux desktop wants to know of the program: menu, kind of file, manual page."""
