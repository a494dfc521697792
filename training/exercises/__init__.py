"""The answers of the exercises, computed a second time: numpy on the shipped files, nothing of the site's code."""
