"""Terminal, Markdown, HTML and data formats of an analysis."""
