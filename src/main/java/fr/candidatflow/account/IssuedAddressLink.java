package fr.candidatflow.account;

import java.time.Instant;

/**
 * What goes to a new e-mail address: the link that confirms it or, when the address has an account of its own, the news of that.
 *
 * @param account who reads the mail: the one who changes the address, or the one who has it already
 * @param email the new address
 * @param path of the link; null when the address is in use
 */
public record IssuedAddressLink(AccountSummary account, String email, Instant expiresAt, String path) {

    public boolean inUse() {
        return path == null;
    }
}
