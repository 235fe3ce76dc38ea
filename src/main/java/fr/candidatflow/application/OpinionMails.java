package fr.candidatflow.application;

/** What a candidate will be written, before it is written. */
public interface OpinionMails {

    /** @param language of the candidate, in English */
    record Preview(String language, String subject, String text) {}

    /** The mail that announces this opinion, in the candidate's language, as it would be today. Sends nothing. */
    Preview preview(ApplicationId application, GivenOpinion opinion);
}
