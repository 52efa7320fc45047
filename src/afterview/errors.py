"""Errors that a user can cause. Each is one sentence with the remedy; none quotes the text.

The command line turns them into that sentence on stderr and exit status 2.
"""

from __future__ import annotations


class AfterviewError(Exception):
    """Anything that `afterview` refuses to do, said in one sentence.

    >>> str(AfterviewError("notes.txt is empty; write a few lines first."))
    'notes.txt is empty; write a few lines first.'
    """


class InputError(AfterviewError):
    """A file, a stream, a date or an option that can't be used as given."""


class NoHomeError(InputError):
    """The system names no home folder, so there is no place of the user's own."""


class ContentError(AfterviewError):
    """An entry of `content/` that breaks its rules: names file, entry and legal values."""


class ModelError(AfterviewError):
    """A model folder that is missing, damaged, foreign or of another format."""
