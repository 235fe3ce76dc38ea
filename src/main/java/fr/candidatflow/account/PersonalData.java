package fr.candidatflow.account;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What one module keeps of a candidate: it goes into the candidate's archive, and it goes with the account. Ordered: what refers
 * to other things is erased before them.
 */
public interface PersonalData {

    /** Writes it, without names of staff and without what is not published yet. Called outside any transaction. */
    default void write(AccountId account, Archive archive) throws IOException {}

    /** Erases what the database does not delete along with the account's row. Part of the caller's transaction. */
    default void erase(AccountId account) {}

    /** What forbids the deletion of the account for now. */
    default List<Obstacle> obstacles(AccountId account, Locale language) {
        return List.of();
    }

    /**
     * @param reason a sentence that names it
     * @param path where the candidate sees it
     */
    record Obstacle(String reason, String path) {}
}
