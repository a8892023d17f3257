"""What an assessment gives: the report above everything that was computed."""
