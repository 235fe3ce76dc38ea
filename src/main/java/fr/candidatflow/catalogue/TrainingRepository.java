package fr.candidatflow.catalogue;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
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

    /** The one that is offered first, then those of closed and prepared campaigns, the latest first. */
    @Query("""
            select t from Training t join Campaign c on c.code = t.campaignCode
            where t.code = :code order by t.offered desc, c.startsOn desc, c.code limit 1
            """)
    Optional<Training> findByCode(String code);

    @EntityGraph(attributePaths = "documents")
    List<Training> findAllByEstablishmentAndCampaignCode(String establishment, String campaignCode);

    List<Training> findAllByOrderByTitle();

    List<Training> findAllByCodeIn(Collection<String> codes);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Training t where t.id = :id")
    Optional<Training> lock(UUID id);

    @Query("select c.endsOn from Training t join Campaign c on c.code = t.campaignCode where t.id = :id")
    Optional<LocalDate> campaignEnd(UUID id);

    /** Without the documents, which the tree does not show. */
    @Query("""
            select new fr.candidatflow.catalogue.OfferedTraining(
                t.id, t.code, t.title, t.domain, c.code, c.label, t.mode, t.capacity, t.inService, t.dates)
            from Training t join CentreEntity c on c.code = t.centreCode
            where t.offered
            """)
    List<OfferedTraining> offer();

    @Query("""
            select new fr.candidatflow.catalogue.ListedTraining(
                t.id, t.code, t.title, t.domain, c.label, t.mode, t.capacity, t.inService, t.dates.opensOn, t.dates.closesOn)
            from Training t join CentreEntity c on c.code = t.centreCode
            where t.campaignCode = :campaign order by t.title, t.code
            """)
    List<ListedTraining> list(String campaign);

    Training save(Training training);

    void delete(Training training);

    void flush();
}
