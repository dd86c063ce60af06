"""The project's knowledge of the field as data: one table a subject, read by rules elsewhere, extended here."""
