"""What stands beside the plan: gate, shocks, schuldhulp, good months, road out."""
