package fr.candidatflow.application;

import fr.candidatflow.portal.NotFound;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ApplicationRepository extends JpaRepository<Application, UUID> {

    /** @throws NotFound when there is none */
    default Application get(ApplicationId id) {
        return findById(id.value()).orElseThrow(NotFound::new);
    }

    Optional<Application> findByNumber(String number);

    List<Application> findByAccountIdOrderByOpenedAtDesc(UUID account);

    /** The candidate's documents that hold a file which no manager has rejected. */
    @Query("""
            select d from ApplicationDocument d
            where d.application.accountId = :account and d.fileId is not null and d.status in (TRANSMITTED, VALIDATED)
            """)
    List<ApplicationDocument> findDeposited(UUID account);

    /** What other applications of the candidate, not closed, hold of the files of this one. */
    @Query("""
            select d from ApplicationDocument d join fetch d.application a
            where a.accountId = :account and a.number <> :number
              and a.status not in (REFUSED, WITHDRAWN, EXPIRED, CANCELLED)
              and d.fileId in (select o.fileId from ApplicationDocument o where o.application.number = :number)
            order by a.openedAt
            """)
    List<ApplicationDocument> findShared(UUID account, String number);

    @Query("select count(d) > 0 from ApplicationDocument d where d.fileId = :file")
    boolean existsByFile(UUID file);

    /**
     * For one act on all of them: candidates who change theirs meanwhile wait, or it would be refused as long as one of many does.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Application a where a.trainingId = :training and a.status in :statuses order by a.number")
    List<Application> hold(UUID training, Collection<ApplicationStatus> statuses);

    /** How candidates use a training. */
    record Use(UUID training, long applications, long running, long offered, long confirmed) {}

    /** Trainings without applications are left out; a favourable opinion that is about to be published counts as offered. */
    @Query("""
            select new fr.candidatflow.application.ApplicationRepository$Use(
                a.trainingId,
                count(a),
                count(case when a.status not in (REFUSED, WITHDRAWN, EXPIRED, CANCELLED) then 1 end),
                count(case when a.status = ADMITTED or a.status = COMPLETE
                    and a.opinion.kind = FAVOURABLE and a.opinion.validatedAt is not null then 1 end),
                count(case when a.status = CONFIRMED then 1 end))
            from Application a
            where a.trainingId in :trainings
            group by a.trainingId
            """)
    List<Use> countUse(Collection<UUID> trainings);

    /** How many applications stand in a status. */
    record InStatus(ApplicationStatus status, long applications) {}

    @Query("""
            select new fr.candidatflow.application.ApplicationRepository$InStatus(a.status, count(a))
            from Application a where a.trainingId = :training group by a.status
            """)
    List<InStatus> countByStatus(UUID training);

    /** A training's seats as its staff counts them. */
    record StaffSeats(UUID training, long offered, long confirmed, long waiting) {}

    /** Trainings without any are left out. */
    @Query("""
            select new fr.candidatflow.application.ApplicationRepository$StaffSeats(
                a.trainingId,
                count(case when a.status = ADMITTED then 1 end),
                count(case when a.status = CONFIRMED then 1 end),
                count(case when a.status = WAITING_LISTED then 1 end))
            from Application a
            where a.trainingId in :trainings and a.status in (ADMITTED, CONFIRMED, WAITING_LISTED)
            group by a.trainingId
            """)
    List<StaffSeats> countStaffSeats(Collection<UUID> trainings);

    /** A training with the seats that everybody may know to be taken. */
    record PublishedSeats(UUID training, long taken) {}

    /** Trainings without any are left out. */
    @Query("""
            select new fr.candidatflow.application.ApplicationRepository$PublishedSeats(a.trainingId, count(a))
            from Application a
            where a.trainingId in :trainings and a.status in (ADMITTED, CONFIRMED)
            group by a.trainingId
            """)
    List<PublishedSeats> countPublishedSeats(Collection<UUID> trainings);

    /** Who waits for a seat, in rank order; a list that has closed calls nobody. */
    @Query("""
            select a from Application a
            where a.trainingId = :training and a.status = WAITING_LISTED and a.deadlines.waitingListClosesAt >= :now
            order by a.opinion.rank
            """)
    List<Application> findWaiting(UUID training, Instant now, Limit limit);

    @Query("""
            select a.opinion.rank from Application a
            where a.trainingId = :training and a.opinion.kind = WAITING_LIST and a.id <> :except
            """)
    Collection<Integer> findRanksTakenByOthers(UUID training, UUID except);

    /** Those with a better rank on the published waiting list, now or before. */
    @Query("""
            select new fr.candidatflow.application.WaitingListPosition$Ahead(a.publishedAt, a.calledAt, a.closedAt)
            from Application a
            where a.trainingId = :training and a.opinion.kind = WAITING_LIST and a.opinion.rank < :rank
              and a.publishedAt is not null
            """)
    List<WaitingListPosition.Ahead> findAhead(UUID training, int rank);

    /** The next number is never given twice, also when its application is not opened in the end. */
    @Query(value = "select nextval('application_number')", nativeQuery = true)
    long nextNumber();
}
