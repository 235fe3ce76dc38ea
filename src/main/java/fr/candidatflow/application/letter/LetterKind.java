package fr.candidatflow.application.letter;

import java.util.Locale;

/** The letters that an establishment writes. */
public enum LetterKind {
    ADMISSION("Letter of admission"),
    REFUSAL("Letter of refusal");

    private final String title;

    LetterKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** As in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
