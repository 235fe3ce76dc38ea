package fr.candidatflow.catalogue;

import fr.candidatflow.portal.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An import as a page: a file is kept, tried out (imported and taken back, so that what is shown is what will be done), and then
 * brought in. A catalogue that has changed between the two is tried out again.
 */
@Service
public class CatalogueUploads {

    /** An upload is forgotten after this time; the next one clears it away. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** What an import would do, and the state of the catalogue that it would do it to. */
    public record Trial(String fileName, String campaignCode, ImportReport report, String state) {}

    private record Upload(
            String fileName,
            String establishment,
            String campaignCode,
            boolean removeClosed,
            byte[] programmes,
            byte[] defaults) {}

    private final CatalogueImporter importer;
    private final InstalledDefaults installed;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    CatalogueUploads(
            CatalogueImporter importer,
            InstalledDefaults installed,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Clock clock) {
        this.importer = importer;
        this.installed = installed;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps a file that can be read; nothing of the catalogue changes.
     *
     * @param campaignCode null for the campaign of the defaults, which is opened with the import
     * @param removeClosed whether trainings that the file no longer offers are removed
     * @param defaults null for those of the installation
     * @throws ImportRefused when one of the files cannot be used
     */
    @Transactional
    public UUID keep(
            String staff,
            String fileName,
            byte[] programmes,
            String establishment,
            String campaignCode,
            boolean removeClosed,
            byte[] defaults) {
        byte[] used = defaults == null ? installed.content() : defaults;
        CatalogueDefaults.read(used);
        ProgrammeFile.read(programmes, establishment);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from catalogue_upload where uploaded_at < ?")
                .param(now.minus(KEPT))
                .update();
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into catalogue_upload (id, staff, uploaded_at, file_name, establishment, campaign_code,
                            remove_closed, programmes, defaults)
                        values (:id, :staff, :now, :name, :establishment, :campaign, :remove, :programmes, :defaults)""")
                .param("id", id)
                .param("staff", staff)
                .param("now", now)
                .param("name", fileName.substring(Math.max(0, fileName.length() - 200)))
                .param("establishment", establishment)
                .param("campaign", campaignCode)
                .param("remove", removeClosed)
                .param("programmes", programmes)
                .param("defaults", used)
                .update();
        return id;
    }

    /** @throws ImportRefused when nothing of the file may be brought in */
    public Trial tryOut(UUID id, String staff) {
        return transaction.execute(status -> {
            var upload = find(id);
            var state = state();
            var report = bringIn(upload, staff, Set.of());
            status.setRollbackOnly();
            return new Trial(upload.fileName(), upload.campaignCode(), report, state);
        });
    }

    /**
     * Brings the file in and forgets it.
     *
     * @param state of the catalogue that the trial was shown for
     * @param overwritten {@link ImportReport.Kept#key} of what the file shall overwrite although it was edited by hand
     * @throws ChangedMeanwhile when the catalogue is another one now
     */
    @Transactional
    public ImportReport apply(UUID id, String staff, String state, Set<String> overwritten) {
        var upload = find(id);
        ChangedMeanwhile.refuseUnless(state().equals(state));
        var report = bringIn(upload, staff, overwritten);
        jdbc.sql("delete from catalogue_upload where id = ?").param(id).update();
        return report;
    }

    private ImportReport bringIn(Upload upload, String staff, Set<String> overwritten) {
        return importer.bringIn(
                ProgrammeFile.read(upload.programmes(), upload.establishment()),
                CatalogueDefaults.read(upload.defaults()),
                new CatalogueImporter.Choices(staff, upload.campaignCode(), upload.removeClosed(), overwritten));
    }

    private Upload find(UUID id) {
        return jdbc.sql("""
                        select file_name, establishment, campaign_code, remove_closed, programmes, defaults
                        from catalogue_upload where id = ?""")
                .param(id)
                .query((row, number) -> new Upload(
                        row.getString("file_name"),
                        row.getString("establishment"),
                        row.getString("campaign_code"),
                        row.getBoolean("remove_closed"),
                        row.getBytes("programmes"),
                        row.getBytes("defaults")))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** Another one after each change, as every change raises a version. */
    private String state() {
        return jdbc.sql("""
                        select md5(concat_ws(' ',
                            (select sum(version) || ' ' || sum(uuid_hash(id)::bigint) from training),
                            (select string_agg(code || version, ',' order by code) from campaign),
                            (select string_agg(code || version, ',' order by code) from centre),
                            (select string_agg(code || version, ',' order by code) from commission)))
                        """).query(String.class).single();
    }
}
