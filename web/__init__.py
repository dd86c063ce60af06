"""The page: layout and events, the markup they show, and the files that are sent to it."""
