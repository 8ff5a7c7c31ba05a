"""Filters for the pipelines of others; a module each, to be imported where its package is installed."""
