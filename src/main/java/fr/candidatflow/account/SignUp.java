package fr.candidatflow.account;

import java.text.Normalizer;

/** Who signs up (S10), as it is kept: checked by the form, written in one Unicode form and with single spaces. */
record SignUp(String lastName, String firstName, String email) {

    SignUp {
        lastName = tidy(lastName);
        firstName = tidy(firstName);
        email = email.strip();
    }

    private static String tidy(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }
}
