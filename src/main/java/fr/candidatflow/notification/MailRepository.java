package fr.candidatflow.notification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MailRepository extends Repository<Mail, UUID> {

    Mail save(Mail mail);

    Optional<Mail> findByKey(String key);

    boolean existsByKeyAndStatus(String key, Mail.Status status);

    Optional<Mail> findById(UUID id);

    List<Mail> findByAccountIdOrderByCreatedAtDescKey(UUID account);

    /** Until the end of the transaction nobody else sends the mail of this key, which may have no row yet. */
    @Query(value = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", nativeQuery = true)
    String holdKey(String key);
}
