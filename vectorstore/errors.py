"""The errors of the package. Each one names the value at fault and says what to do about it."""


class ReadoutsError(Exception):
    """Base of every error that this project raises on purpose."""


class ReadoutError(ReadoutsError):
    """A file could not be read as a readout.

    Attributes:
        source: the file or address as it was given.
        reason: why it was refused, in plain words.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type["ReadoutError"], tuple[str, str]]:
        # Readers run in a worker process: the error has to survive the way back.
        return type(self), (self.source, self.reason)


class LibraryError(ReadoutsError):
    """A library cannot be opened or used as it stands: no library, another version, another model, damage."""


class LibraryBusyError(LibraryError):
    """Another process is writing to the library and did not finish in time."""


class FilterError(ReadoutsError):
    """A filter names a value that the library does not hold, or bounds that exclude each other."""


class QuestionError(ReadoutsError):
    """A question or a search cannot be asked as it stands: empty, longer than the limit, or of another type."""


class ModelError(ReadoutsError):
    """An embedding or chat model cannot be loaded or used: missing package, wrong weights, unknown name."""


class EvaluationError(ReadoutsError):
    """Questions with known answers cannot be used to measure by: no such file, a line amiss, a sentence not found."""


class PeopleError(ReadoutsError):
    """A library's file of people cannot be used: it cannot be read, or a line of it cannot be understood."""
