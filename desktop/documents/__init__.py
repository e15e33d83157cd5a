"""What can be read in the documents that people attach. No disk, no Qt."""
