"""The life of a plan from the day it is accepted: one truth, the schedule in force (ENGINE 14a)."""
