"""Reports made for this project, with the truth of every field: generator, noise, scoreboard."""
