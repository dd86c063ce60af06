"""What is derived of readouts' texts, and a library in which all of it is made anew."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from vectorstore.embedding import Embedder, Progress, Vectors
from vectorstore.errors import LibraryError
from vectorstore.library import Entry, Library, Snapshot, Transaction, text_digest
from vectorstore.types import Readout

READOUTS_AT_ONCE = 256


def rebuild(library: Library, embedder: Embedder, progress: Progress | None) -> None:
    """Attributes every stored text again and embeds what is new by that, or everything under another model.

    One transaction: until its end everybody sees the library as it was. Only to be used under `Folder.writing`.
    """
    with library.transaction() as transaction:
        # Vectors of the same model are taken over by equal words; those of another model are all older than this.
        same_model = transaction.meta("model") == embedder.name
        taken_over = 0 if same_model else transaction.last_readout()
        remember_model(transaction, embedder, anew=True)
        keys = transaction.readout_keys()
        for first in range(0, len(keys), READOUTS_AT_ONCE):
            batch = keys[first : first + READOUTS_AT_ONCE]
            held = transaction.readouts(batch)
            declared = {key: transaction.declared(key) for key in batch}
            made = {key: _attributed(held[key], declared[key]) for key in batch}
            changed = [key for key in batch if not same_model or made[key] != held[key]]
            matrices = embedded(transaction, embedder, [made[key] for key in changed], None, above=taken_over)
            for key, vectors in zip(changed, matrices, strict=True):
                transaction.replace(key, Entry(made[key], declared[key], vectors))
            if progress:
                progress("rebuilding", first + len(batch), len(keys))
        transaction.remake_words()


def embedded(
    library: Snapshot, embedder: Embedder, readouts: Sequence[Readout], progress: Progress | None, above: int = 0
) -> list[Vectors]:
    """The vectors of each readout's statements. Words that the library or this batch had before are not embedded again.

    ``above``: the library's own vectors are used only of readouts with greater keys.
    """
    texts = {text_digest(text): text for readout in readouts for text in map(readout.quote, readout.statements)}
    known = library.with_digests(texts, above)
    missing = [digest for digest in texts if digest not in known]
    dimensions = embedder.dimensions if missing else library.dimensions()
    table = np.empty((len(texts), dimensions), dtype=np.float32)
    if known:
        table[: len(known)] = library.vectors(np.fromiter(known.values(), dtype=np.int64))
    if missing:
        table[len(known) :] = embedder.embed([texts[digest] for digest in missing], progress)
    rows = {digest: row for row, digest in enumerate([*known, *missing])}
    return [table[[rows[text_digest(readout.quote(s))] for s in readout.statements]] for readout in readouts]


def remember_model(transaction: Transaction, embedder: Embedder, anew: bool = False) -> None:
    """Has the library know whose vectors it holds; `LibraryError` where they are another model's."""
    held = (transaction.meta("model"), transaction.dimensions())
    if anew or held[0] is None:
        transaction.remember("model", embedder.name)
        transaction.remember("dimensions", embedder.dimensions)
    elif held != (embedder.name, embedder.dimensions):
        raise LibraryError(
            f"the library's vectors are of {held[0]} ({held[1]} numbers each), not of {embedder.name} "
            f"({embedder.dimensions}): run `readouts rebuild` to go over to it"
        )


def _attributed(readout: Readout, declared: tuple[str, ...]) -> Readout:
    from vectorstore.attribution import attribute

    made = attribute(readout.text, title=readout.title, issuer=readout.issuer, participants=declared)
    return replace(readout, participants=made.participants, statements=made.statements)
