package fr.candidatflow.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long accounts and secrets wait.
 *
 * @param activationDays Days after the day of sign-up at whose end (23:59:59, Europe/Paris) an account that was not activated is deleted.
 * @param activationReminderDaysBefore Days before that end at which the candidate is reminded.
 * @param oneTimeSecretValidity How long the one-time secret of a recovery can be used.
 * @param betweenMails Least time between two mails of credentials to the same account; what is asked sooner is not sent.
 * @param signInFailures Failed sign-ins, for one user ID from one address, after which more are refused.
 * @param signInWindow How long a failed sign-in counts.
 * @param addressChangeValidity How long the link to a new e-mail address can be opened.
 * @param deletionDelay How long a candidate may change their mind after asking for the account's deletion.
 * @param requestsPerAddress Mails that may be asked for without signing in from one network address within the window; a school
 *     may well have one for all its pupils.
 * @param requestWindow How long such a request counts.
 */
@ConfigurationProperties("candidatflow.account")
record AccountProperties(
        @DefaultValue("5") int activationDays,
        @DefaultValue("2") int activationReminderDaysBefore,
        @DefaultValue("24h") Duration oneTimeSecretValidity,
        @DefaultValue("1m") Duration betweenMails,
        @DefaultValue("10") int signInFailures,
        @DefaultValue("15m") Duration signInWindow,
        @DefaultValue("24h") Duration addressChangeValidity,
        @DefaultValue("7d") Duration deletionDelay,
        @DefaultValue("100") int requestsPerAddress,
        @DefaultValue("1h") Duration requestWindow) {}
