"""Pages and feed HTML become documents: body, metadata, Also Read links, blocks. Pure."""
