"""Use cases: what somebody wants done, in terms of files, the engine and documents. No Qt."""
