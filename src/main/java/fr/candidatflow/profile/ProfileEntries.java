package fr.candidatflow.profile;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ProfileEntries extends JpaRepository<ProfileEntry, UUID> {

    /** Latest year first. */
    @Query("select e from ProfileEntry e where e.accountId = ?1 and e.kind = ?2 order by e.details.year desc, e.id")
    List<ProfileEntry> list(UUID accountId, EntryKind kind);

    Optional<ProfileEntry> findByIdAndAccountIdAndKind(UUID id, UUID accountId, EntryKind kind);
}
