package fr.candidatflow.application;

import fr.candidatflow.catalogue.RequiredDocument;
import fr.candidatflow.document.FileId;

/** A document to ask of a new application; {@code file} is the one the candidate has deposited elsewhere, or null. */
record AskedDocument(RequiredDocument document, String reason, FileId file) {}
