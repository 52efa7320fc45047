"""The command line: one file a command group; prints, and nothing else prints."""
