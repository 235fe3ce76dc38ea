package fr.candidatflow.application;

import java.util.Optional;

/** The letters of the establishment that go along with the mail of an opinion. */
public interface OpinionLetters {

    /** A PDF file in the candidate's language; empty when the mail of this application carries none. */
    Optional<byte[]> attachment(ApplicationId application);
}
