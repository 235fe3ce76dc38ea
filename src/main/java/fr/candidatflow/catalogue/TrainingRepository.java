package fr.candidatflow.catalogue;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TrainingRepository extends Repository<Training, UUID> {

    Optional<Training> findById(UUID id);

    Optional<Training> findByCode(String code);

    @EntityGraph(attributePaths = "documents")
    List<Training> findAllByEstablishment(String establishment);

    List<Training> findAllByCodeIn(Collection<String> codes);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Training t where t.id = :id")
    Optional<Training> lock(UUID id);

    Training save(Training training);
}
