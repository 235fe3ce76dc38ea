package fr.candidatflow.document;

import fr.candidatflow.portal.BrokenRule;

/** A file cannot be deposited; nothing of it was stored. */
public class FileRefused extends BrokenRule {

    /** Why, in the order checked. */
    public enum Reason {
        /** No file was chosen. */
        MISSING,
        EMPTY,
        TOO_BIG,
        /** The name does not end as a PDF, JPEG or PNG does. */
        TYPE,
        /** The content is of another type than the name says. */
        CONTENT
    }

    private final transient Reason reason;

    private FileRefused(Reason reason, String messageKey, String english, Object... arguments) {
        super(messageKey, english, arguments);
        this.reason = reason;
    }

    static FileRefused missing() {
        return new FileRefused(Reason.MISSING, "document.refused.missing", "No file was chosen");
    }

    static FileRefused empty() {
        return new FileRefused(Reason.EMPTY, "document.refused.empty", "The file is empty");
    }

    static FileRefused tooBig(long maxMegabytes) {
        return new FileRefused(
                Reason.TOO_BIG,
                "document.refused.too-big",
                "The file is larger than " + maxMegabytes + " MB",
                maxMegabytes);
    }

    static FileRefused type() {
        return new FileRefused(Reason.TYPE, "document.refused.type", "The file is not a PDF, JPEG or PNG");
    }

    static FileRefused notPdf() {
        return new FileRefused(Reason.TYPE, "document.refused.not-pdf", "The file is not a PDF");
    }

    static FileRefused content(String extension) {
        return new FileRefused(
                Reason.CONTENT,
                "document.refused.content",
                "The file's content is not what its name says (" + extension + ")",
                extension);
    }

    public Reason reason() {
        return reason;
    }
}
