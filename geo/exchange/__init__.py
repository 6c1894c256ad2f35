"""Files that come in from other projects, and files that go out."""
