"""What can be done to a case, one module for each process: its actions, with their guards."""
