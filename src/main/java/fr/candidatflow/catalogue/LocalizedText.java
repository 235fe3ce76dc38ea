package fr.candidatflow.catalogue;

import jakarta.persistence.Embeddable;
import java.util.Locale;

/** A text of the catalogue in the two languages candidates read. */
@Embeddable
public record LocalizedText(String fr, String en) {

    public String in(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : fr;
    }
}
