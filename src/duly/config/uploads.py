"""Uploads are read in memory. They never touch the disk, and one that is too large is refused aloud."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class MemoryOnlyHandler(MemoryFileUploadHandler):
    """Keeps a file in memory up to FILE_UPLOAD_MAX_MEMORY_SIZE bytes.

    Raises RequestDataTooBig for a request that says it is longer. None can be longer than it says: the server reads
    no more than that.
    """

    def new_file(self, *told: Any, **more: Any) -> None:
        """Begin a file. Refuse it where the request says it is too long."""
        if not self.activated:
            raise RequestDataTooBig
        super().new_file(*told, **more)
