"""Files: dossiers and policies come in and go out here. No Qt, no sentences."""
