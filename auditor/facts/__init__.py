"""The checker of facts: fact files, claims found in text, and the verdict on each."""
