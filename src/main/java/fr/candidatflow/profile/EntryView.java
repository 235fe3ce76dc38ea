package fr.candidatflow.profile;

import java.util.UUID;

/** One line of a list as its pages show it. */
record EntryView(UUID id, long version, EntryDetails details) {}
