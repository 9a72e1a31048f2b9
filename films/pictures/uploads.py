"""What of an upload reaches the disk: enough to see that it is too heavy, and no more."""

from django.core.files.uploadhandler import FileUploadHandler

from films.pictures.remaking import MAX_BYTES

# Eight pictures at their heaviest, more than anybody chooses for one form.
MAX_REQUEST_BYTES = 8 * MAX_BYTES


class ClippedUpload(FileUploadHandler):
    """Comes before the handlers that keep a file, on every form, since anybody may send one.

    What goes beyond the limits is read and dropped: the form comes back with everything typed,
    and the picture's field refuses what is left of the file.
    """

    kept = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start > MAX_BYTES or self.kept > MAX_REQUEST_BYTES:
            return None
        self.kept += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
