"""From holdings and filters to what is on the screen and in the export: the same layers for both."""
