package fr.candidatflow.notification;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who the mails come from.
 *
 * @param from the sender's address
 * @param fromName the sender's name, as a mail program shows it
 */
@Validated
@ConfigurationProperties("candidatflow.mail")
record NotificationProperties(
        @NotBlank @Email @DefaultValue("candidatflow@localhost")
        String from,

        @NotBlank @DefaultValue("CandidatFlow") String fromName) {}
