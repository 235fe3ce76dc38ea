package fr.candidatflow.catalogue;

import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An administrator's work on the centres and their commissions. The staff groups follow each change. */
@Service
@Transactional
public class CentreEditor {

    /** @param version of what is shown; to be given back with the change */
    public record ListedCentre(Centre centre, long version, long trainings, long commissions) {}

    /** @param centre the label of its centre */
    public record ListedCommission(Commission commission, String centre, long version, long trainings) {}

    private static final String CENTRE = "centre";
    private static final String COMMISSION = "commission";

    private final CentreRepository centres;
    private final CommissionRepository commissions;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    CentreEditor(
            CentreRepository centres,
            CommissionRepository commissions,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events) {
        this.centres = centres;
        this.commissions = commissions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<ListedCentre> centres() {
        return centres.findAllByOrderByLabel().stream().map(this::listed).toList();
    }

    @Transactional(readOnly = true)
    public ListedCentre centre(String code) {
        return listed(centres.findByCode(code).orElseThrow(NotFound::new));
    }

    @Transactional(readOnly = true)
    public List<ListedCommission> commissions() {
        return commissions.findAllByOrderByLabel().stream().map(this::listed).toList();
    }

    @Transactional(readOnly = true)
    public ListedCommission commission(String code) {
        return listed(commissions.findByCode(code).orElseThrow(NotFound::new));
    }

    /** @throws CodeTaken when there is one with this code */
    public void create(Centre centre, String staff) {
        if (centres.findByCode(centre.code()).isPresent()) {
            throw new CodeTaken(centre.code());
        }
        var entity = new CentreEntity(centre);
        entity.markEdited();
        centres.save(entity);
        centres.flush();
        audit.record(staff, CENTRE, centre.code(), "created", "“%s”, %s".formatted(centre.label(), centre.email()));
        events.publishEvent(new CatalogueChanged());
    }

    /** @throws CodeTaken when there is one with this code */
    public void create(Commission commission, String staff) {
        centres.findByCode(commission.centreCode()).orElseThrow(NotFound::new);
        if (commissions.findByCode(commission.code()).isPresent()) {
            throw new CodeTaken(commission.code());
        }
        var entity = new CommissionEntity(commission);
        entity.markEdited();
        commissions.save(entity);
        commissions.flush();
        audit.record(
                staff,
                COMMISSION,
                commission.code(),
                "created",
                "“%s” of the centre %s".formatted(commission.label(), commission.centreCode()));
        events.publishEvent(new CatalogueChanged());
    }

    public void save(Centre centre, long version, String staff) {
        var entity = centres.findByCode(centre.code()).orElseThrow(NotFound::new);
        ChangedMeanwhile.refuseUnless(entity.version() == version);
        var changes = changes(entity.toCentre(), centre);
        if (!changes.isEmpty()) {
            entity.update(centre);
            entity.markEdited();
            centres.flush();
            audit.record(staff, CENTRE, centre.code(), "changed", FieldChange.sentence(changes));
            events.publishEvent(new CatalogueChanged());
        }
    }

    /** A commission stays with its centre. */
    public void rename(String code, String label, long version, String staff) {
        var entity = commissions.findByCode(code).orElseThrow(NotFound::new);
        ChangedMeanwhile.refuseUnless(entity.version() == version);
        var before = entity.toCommission().label();
        if (!before.equals(label)) {
            entity.rename(label);
            entity.markEdited();
            commissions.flush();
            audit.record(
                    staff,
                    COMMISSION,
                    code,
                    "changed",
                    FieldChange.of("name", before, label).toString());
            events.publishEvent(new CatalogueChanged());
        }
    }

    /** @throws InUse when it has trainings or commissions */
    public void deleteCentre(String code, long version, String staff) {
        var entity = centres.findByCode(code).orElseThrow(NotFound::new);
        ChangedMeanwhile.refuseUnless(entity.version() == version);
        var listed = listed(entity);
        if (listed.trainings() + listed.commissions() > 0) {
            throw InUse.centre(listed.centre().label(), listed.trainings(), listed.commissions());
        }
        centres.delete(entity);
        centres.flush();
        audit.record(
                staff, CENTRE, code, "deleted", "“%s”".formatted(listed.centre().label()));
        events.publishEvent(new CentreDeleted(code));
    }

    /** @throws InUse when it has trainings */
    public void deleteCommission(String code, long version, String staff) {
        var entity = commissions.findByCode(code).orElseThrow(NotFound::new);
        ChangedMeanwhile.refuseUnless(entity.version() == version);
        var listed = listed(entity);
        if (listed.trainings() > 0) {
            throw InUse.commission(listed.commission().label(), listed.trainings());
        }
        commissions.delete(entity);
        commissions.flush();
        audit.record(
                staff,
                COMMISSION,
                code,
                "deleted",
                "“%s”".formatted(listed.commission().label()));
        events.publishEvent(new CommissionDeleted(code));
    }

    static List<FieldChange> changes(Centre from, Centre to) {
        return Stream.of(
                        FieldChange.of("name", from.label(), to.label()),
                        FieldChange.of("e-mail", from.email(), to.email()),
                        FieldChange.of("postal address", lines(from), lines(to)))
                .filter(change -> !change.from().equals(change.to()))
                .toList();
    }

    private static String lines(Centre centre) {
        return String.join(", ", centre.postalAddress().lines().toList());
    }

    private ListedCentre listed(CentreEntity entity) {
        var centre = entity.toCentre();
        return new ListedCentre(
                centre,
                entity.version(),
                count("select count(*) from training where centre_code = ?", centre.code()),
                count("select count(*) from commission where centre_code = ?", centre.code()));
    }

    private ListedCommission listed(CommissionEntity entity) {
        var commission = entity.toCommission();
        return new ListedCommission(
                commission,
                centres.findByCode(commission.centreCode())
                        .orElseThrow()
                        .toCentre()
                        .label(),
                entity.version(),
                count("select count(*) from training where commission_code = ?", commission.code()));
    }

    private long count(String sql, String code) {
        return jdbc.sql(sql).param(code).query(Long.class).single();
    }
}
