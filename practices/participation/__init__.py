"""What people without an account send: proposals of practices and requests for corrections."""
