package fr.candidatflow.catalogue;

import java.util.Locale;

/** A text of the catalogue in the two languages candidates read. */
public record LocalizedText(String fr, String en) {

    public String in(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : fr;
    }
}
