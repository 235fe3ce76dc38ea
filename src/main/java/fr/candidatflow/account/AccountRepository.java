package fr.candidatflow.account;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Whoever changes an account holds its row: a link clicked while a mail is prepared or a purge is due waits its turn. */
interface AccountRepository extends Repository<Account, UUID> {

    Account saveAndFlush(Account account);

    void delete(Account account);

    void flush();

    boolean existsById(UUID id);

    Optional<Account> findById(UUID id);

    Optional<Account> findByUserId(String userId);

    @Query("select a from Account a where lower(a.email) = lower(:email)")
    Optional<Account> findByEmail(String email);

    /**
     * Until the end of the transaction, nobody else signs up with this address. The unique index would refuse the second, but
     * the driver writes the refused address to the log.
     */
    @Query(value = "select cast(pg_advisory_xact_lock(hashtextextended(lower(:email), 0)) as text)", nativeQuery = true)
    String holdAddress(String email);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.id = :id")
    Optional<Account> hold(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where lower(a.email) = lower(:email)")
    Optional<Account> holdByEmail(String email);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.activationTokenHash = :hash")
    Optional<Account> holdByActivationToken(String hash);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.newEmailTokenHash = :hash")
    Optional<Account> holdByAddressToken(String hash);
}
