"""What the commands do once their arguments are known; each gives back its exit code."""
