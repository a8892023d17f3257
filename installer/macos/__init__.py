"""The disk image for macOS, out of a frozen program."""
