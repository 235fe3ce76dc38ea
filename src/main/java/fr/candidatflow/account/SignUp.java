package fr.candidatflow.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;

/**
 * Who signs up (S10): the form, as it is typed and as it is kept, in one Unicode form and with single spaces.
 *
 * <p>A name is refused where it could be no name: anybody may have a mail sent to any address, and its greeting must not carry
 * an advertisement or a link.
 */
record SignUp(
        @NotBlank(message = "{account.last-name.missing}")
        @Size(max = NAME_LENGTH, message = "{account.last-name.long}")
        @Pattern(regexp = NAME, message = "{account.last-name.characters}")
        String lastName,

        @NotBlank(message = "{account.first-name.missing}")
        @Size(max = NAME_LENGTH, message = "{account.first-name.long}")
        @Pattern(regexp = NAME, message = "{account.first-name.characters}")
        String firstName,

        @NotBlank(message = "{account.email.missing}") @EmailAddress
        String email) {

    static final int NAME_LENGTH = 100;

    /** Letters of any script, spaces, apostrophes and hyphens of any keyboard, full stops that end a word; or nothing at all. */
    private static final String NAME = "(?=.*\\p{L})(?!.*\\.\\p{L}{2})[\\p{L}\\p{M} .'’ʼ‘·\\p{Pd}]+|";

    SignUp {
        lastName = tidy(lastName);
        firstName = tidy(firstName);
        email = email == null ? "" : email.strip();
    }

    static SignUp empty() {
        return new SignUp("", "", "");
    }

    private static String tidy(String name) {
        return name == null
                ? ""
                : Normalizer.normalize(name, Normalizer.Form.NFC)
                        .replaceAll("[\\s\\p{Z}]+", " ")
                        .strip();
    }
}
