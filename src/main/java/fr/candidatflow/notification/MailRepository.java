package fr.candidatflow.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface MailRepository extends Repository<Mail, UUID> {

    Mail save(Mail mail);

    Optional<Mail> findByKey(String key);

    boolean existsByKeyAndStatus(String key, Mail.Status status);

    Optional<Mail> findById(UUID id);

    List<Mail> findByAccountIdOrderByCreatedAtDescKey(UUID account);

    /** Not a change of the mail, which a sender may be busy with. */
    @Modifying
    @Transactional
    @Query("update Mail m set m.readAt = ?2 where m.id = ?1 and m.readAt is null")
    void markRead(UUID id, Instant now);

    /** Until the end of the transaction nobody else sends the mail of this key, which may have no row yet. */
    @Query(value = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", nativeQuery = true)
    String holdKey(String key);
}
