"""Loading: the reference lists, and files of practices, into the database; repeatable."""
