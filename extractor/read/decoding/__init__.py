"""A font's codes -> the Thai that is seen on the page."""
