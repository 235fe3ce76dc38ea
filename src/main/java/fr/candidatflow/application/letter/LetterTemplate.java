package fr.candidatflow.application.letter;

import fr.candidatflow.catalogue.LocalizedText;

/**
 * A letter as it is written for everybody.
 *
 * @param body paragraphs, parted by empty lines
 * @param attached whether the mail of the opinion carries it
 * @param version counts its changes
 */
record LetterTemplate(LetterKind kind, LocalizedText title, LocalizedText body, boolean attached, long version) {}
