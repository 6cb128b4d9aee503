"""Help: pages in Markdown that come along, found by what is pointed at; no network."""
