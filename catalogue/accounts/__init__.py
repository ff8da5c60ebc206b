"""How the staff enter: sign-in, second factor, sessions and their limits. Nobody signs up."""
