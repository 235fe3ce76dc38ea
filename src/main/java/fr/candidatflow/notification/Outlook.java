package fr.candidatflow.notification;

/** What will become of a mail that has not gone out. */
public enum Outlook {
    /** It will be tried again without anybody's doing. */
    TRIED_AGAIN,
    /** All tries have failed: somebody has been told and will try again. */
    FAILED,
    /** Its step has ended, so nothing will send it any more. */
    GIVEN_UP
}
