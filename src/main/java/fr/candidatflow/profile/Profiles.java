package fr.candidatflow.profile;

import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface Profiles extends JpaRepository<Profile, UUID> {

    /** Two first saves at once make one row. */
    @Modifying
    @Query(value = "insert into profile (account_id) values (?1) on conflict do nothing", nativeQuery = true)
    void createUnlessThere(UUID accountId);

    /** For the time of one save, so that two saves of different blocks follow each other and do not refuse each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Profile p where p.accountId = ?1")
    Profile findToChange(UUID accountId);

    /**
     * Until the end of the transaction, nobody else saves this INE. The unique index would refuse the second, but the driver
     * writes the refused row to the log.
     */
    @Query(value = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", nativeQuery = true)
    String holdIne(String ine);

    boolean existsByIneAndAccountIdNot(String ine, UUID accountId);
}
