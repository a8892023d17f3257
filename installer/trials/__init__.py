"""What is made, tried on a machine that has nothing."""
