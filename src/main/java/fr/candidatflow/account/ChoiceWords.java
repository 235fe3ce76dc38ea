package fr.candidatflow.account;

import java.util.Locale;

/** What a person reads where a form sends a code: a select or radio buttons of a feature's page. */
public interface ChoiceWords {

    /** The words of the choice; {@code typed} itself where the field offers none, or not this one. */
    String of(String field, String typed, Locale language);
}
