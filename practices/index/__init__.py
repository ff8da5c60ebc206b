"""The catalogue in the memory of a process: bitsets, counts and orders. See decision 0012."""
