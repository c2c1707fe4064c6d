"""What is made once, kept in files and mapped by every process that needs it."""
from actions.mapped.made_once import FilesRefused, MadeOnce
from actions.mapped.records import read_record, write_record

__all__ = ["FilesRefused", "MadeOnce", "read_record", "write_record"]
