"""What both databases share: private files, silent errors, revisions, copies, dumps."""
