"""The doors of the program."""
