"""The review of a running plan: then and now, what it proposes, and the schedule it gives."""
