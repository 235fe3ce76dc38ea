package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.support.ApplicationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ApplicationTest
@RecordApplicationEvents
class CatalogueImportTest {

    @Autowired
    CatalogueImport catalogueImport;

    @Autowired
    CatalogueService catalogue;

    @Autowired
    CatalogueImporter importer;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    @TempDir
    Path folder;

    private final String mark = UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);
    private final String establishment = mark + "T";
    private final String domain = "DOMAINE " + mark;
    private final String centre = "domaine-" + mark.toLowerCase(Locale.ROOT);

    @BeforeEach
    void writeDefaults() throws IOException {
        Files.writeString(folder.resolve("defaults.yaml"), CatalogueDefaultsTest.YAML);
    }

    @Test
    void loadsTheOpenProgrammesOfTheEstablishment() throws IOException {
        // when
        var report = bringIn(
                row("A", "Philosophie"),
                row("B", "Histoire").capacity("Sans objet", ""),
                row("C", "Fermée").open("0"),
                ProgrammeRows.of("0690193K", mark + "D", domain, "Ailleurs"));

        // then
        assertThat(report.rowsRead()).isEqualTo(4);
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.closed()).isEqualTo(1);
        assertThat(report.rowsOfOthers()).isEqualTo(1);
        assertThat(report.rejections()).isEmpty();
        assertThat(report.centresAdded()).containsExactly(centre);
        var philosophy = catalogue.findByCode(mark + "A").orElseThrow();
        assertThat(philosophy.title()).isEqualTo("Philosophie");
        assertThat(philosophy.capacity()).isEqualTo(25);
        assertThat(philosophy.centreCode()).isEqualTo(centre);
        assertThat(philosophy.commissionCode()).isEqualTo(centre);
        assertThat(philosophy.inService()).isTrue();
        assertThat(philosophy.dates().closesOn()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(catalogue.requiredDocuments(philosophy.id()))
                .extracting(RequiredDocument::code)
                .containsExactly("IDENTITY", "CV");
        assertThat(catalogue.findByCode(mark + "B").orElseThrow().capacity()).isNull();
        assertThat(catalogue.findByCode(mark + "C")).isEmpty();
        assertThat(catalogue.findByCode(mark + "D")).isEmpty();
        assertThat(catalogue.centre(centre).postalAddress())
                .isEqualTo("Université d’Essai; sciences et lettres\nDomaine %s\n12 RUE DES ESSAIS\n54000 NANCY"
                        .formatted(mark.toLowerCase(Locale.ROOT)));
        assertThat(catalogue.commissions())
                .extracting(Commission::code, Commission::centreCode)
                .contains(org.assertj.core.groups.Tuple.tuple(centre, centre));
        assertThat(events.stream(CatalogueChanged.class)).hasSize(1);
    }

    @Test
    void importingTwiceChangesNothing() throws IOException {
        // given
        bringIn(row("A", "Philosophie"), row("B", "Histoire"));
        var before = stored();
        events.clear();

        // when
        var report = bringIn(row("A", "Philosophie"), row("B", "Histoire"));

        // then
        assertThat(report.unchanged()).isEqualTo(2);
        assertThat(report.created() + report.changed()).isZero();
        assertThat(stored()).isEqualTo(before);
        assertThat(events.stream(CatalogueChanged.class)).isEmpty();
    }

    @Test
    void bringsInWhatChangedInTheFileOrInTheDefaults() throws IOException {
        // given
        bringIn(row("A", "Philosophie"), row("B", "Histoire"));
        var id = catalogue.findByCode(mark + "A").orElseThrow().id();

        // when
        var renamed = bringIn(row("A", "Philosophie des sciences"), row("B", "Histoire"));
        Files.writeString(
                folder.resolve("defaults.yaml"),
                CatalogueDefaultsTest.YAML.replace(
                        "centres:\n", "    - code: PORTFOLIO\n      label: {fr: Dossier, en: Portfolio}\ncentres:\n"));
        var oneMoreDocument = bringIn(row("A", "Philosophie des sciences"), row("B", "Histoire"));

        // then
        assertThat(renamed.changed()).isEqualTo(1);
        assertThat(renamed.unchanged()).isEqualTo(1);
        assertThat(oneMoreDocument.changed()).isEqualTo(2);
        assertThat(catalogue.get(id).title()).isEqualTo("Philosophie des sciences");
        assertThat(catalogue.requiredDocuments(id))
                .extracting(RequiredDocument::code)
                .containsExactly("IDENTITY", "CV", "PORTFOLIO");
    }

    @Test
    void skipsABadRowWholeAndLeavesAKnownTrainingAsItWas() throws IOException {
        // given
        bringIn(row("A", "Philosophie"));

        // when
        var report = bringIn(row("A", "Autre titre").capacity("Oui", "beaucoup"), row("B", "Histoire"));

        // then
        assertThat(report.rejections()).hasSize(1);
        assertThat(report.noLongerOffered()).isEmpty();
        assertThat(report.toString())
                .contains("line 2 (%sA): the capacity “beaucoup” is not a whole number above zero".formatted(mark))
                .contains("created                      1");
        assertThat(catalogue.findByCode(mark + "A").orElseThrow().title()).isEqualTo("Philosophie");
    }

    @Test
    void reportsWhatTheFileNoLongerOffersAndLeavesItAsItIs() throws IOException {
        // given
        bringIn(row("A", "Philosophie"), row("B", "Histoire"), row("C", "Lettres"));

        // when
        var report = bringIn(row("A", "Philosophie"), row("C", "Lettres").open("0"));

        // then
        assertThat(report.noLongerOffered()).containsExactly(mark + "B", mark + "C (closed)");
        assertThat(report.toString()).contains("left as they are: " + mark + "B, " + mark + "C (closed)");
        assertThat(catalogue.findByCode(mark + "B").orElseThrow().inService()).isTrue();
        assertThat(catalogue.findByCode(mark + "C").orElseThrow().inService()).isTrue();
    }

    @Test
    void rejectsACodeThatAnotherEstablishmentHas() throws IOException {
        // given
        bringIn(row("A", "Philosophie"));
        var other = "X" + mark;

        // when
        Files.write(
                folder.resolve("other.csv"),
                ProgrammeRows.file(
                        ProgrammeRows.of(other, mark + "A", domain, "Chimie"),
                        ProgrammeRows.of(other, mark + "Z", domain, "Physique")));
        var report = catalogueImport.run(new CatalogueProperties(
                folder.resolve("other.csv").toString(),
                other,
                folder.resolve("defaults.yaml").toString()));

        // then
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.rejections())
                .extracting(ProgrammeFile.Rejection::reason)
                .containsExactly("the INM code is already that of a training of the establishment " + establishment);
        assertThat(catalogue.findByCode(mark + "A").orElseThrow().title()).isEqualTo("Philosophie");
    }

    @Test
    void rejectsADomainWhoseCentreCodeIsAnothers() throws IOException {
        // given
        var longDomain = domain + " " + "X".repeat(30);

        // when
        var report = bringIn(
                ProgrammeRows.of(establishment, mark + "A", longDomain, "Philosophie"),
                ProgrammeRows.of(establishment, mark + "B", domain, "Histoire"));

        // then
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.rejections())
                .extracting(ProgrammeFile.Rejection::reason)
                .containsExactly("the domain would share the centre code %s with another domain".formatted(centre));
    }

    @Test
    void changesNothingAtAllWhenAStepFails() throws IOException {
        // given
        var programmes = ProgrammeFile.read(ProgrammeRows.file(row("A", "Philosophie")), establishment);
        var address = new ProgrammeFile.Establishment(establishment, "Université", List.of("x".repeat(501)));
        var file = new ProgrammeFile(address, 1, 0, programmes.open(), List.of(), List.of());
        var otherCampaign = CatalogueDefaultsTest.YAML.replace("code: \"essai\"", "code: \"c-%s\"".formatted(mark));
        var defaults = CatalogueDefaults.read(otherCampaign.getBytes(StandardCharsets.UTF_8));

        // when / then
        assertThatThrownBy(() -> importer.bringIn(file, defaults))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("longer than 500 characters");
        assertThat(stored()).isEmpty();
        assertThat(jdbc.sql("select count(*) from campaign where code = ?")
                        .param("c-" + mark)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aNewCampaignHasTrainingsOfItsOwnAndTheFormerKeepsIts() throws IOException {
        // given
        bringIn(row("A", "Philosophie"));
        var former = catalogue.findByCode(mark + "A").orElseThrow();

        // when
        Files.writeString(
                folder.resolve("defaults.yaml"),
                CatalogueDefaultsTest.YAML.replace("code: \"essai\"", "code: \"next-%s\"".formatted(mark)));
        var report = bringIn(row("A", "Philosophie"));

        // then
        assertThat(report.created()).isEqualTo(1);
        assertThat(catalogue.findByCode(mark + "A").orElseThrow().id()).isNotEqualTo(former.id());
        assertThat(catalogue.get(former.id()).inService()).isFalse();
        assertThat(jdbc.sql("select code from campaign where active")
                        .query(String.class)
                        .list())
                .containsExactly("next-" + mark);
    }

    @Test
    void refusesWithoutAnEstablishmentOrWithAFileThatIsNotThere() {
        assertThatThrownBy(() -> catalogueImport.run(new CatalogueProperties("any.csv", null, "any.yaml")))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("--candidatflow.catalogue.establishment");
        assertThatThrownBy(() -> catalogueImport.run(new CatalogueProperties(
                        folder.resolve("no-such.csv").toString(), establishment, "classpath:catalogue-defaults.yaml")))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("no-such.csv” cannot be read");
        assertThatThrownBy(() -> catalogueImport.run(new CatalogueProperties(
                        "any.csv", establishment, folder.resolve("no-such.yaml").toString())))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("no-such.yaml” cannot be read");
    }

    @Test
    void anImportThatIsRefusedEndsTheStartWithItsSentence() {
        var analysis = new ImportRefusedAnalyzer().analyze(new ImportRefused("The file lacks the column “Titre”."));

        assertThat(analysis.getDescription()).contains("nothing was changed").contains("lacks the column “Titre”");
        assertThat(analysis.getAction()).contains("--candidatflow.catalogue.import");
    }

    @Test
    void importsNothingAtAStartThatDoesNotAskForIt() {
        // given
        var before = jdbc.sql("select count(*) from training").query(Long.class).single();

        // when
        catalogueImport.run(new DefaultApplicationArguments());

        // then
        assertThat(jdbc.sql("select count(*) from training").query(Long.class).single())
                .isEqualTo(before);
    }

    private ProgrammeRows row(String letter, String title) {
        return ProgrammeRows.of(establishment, mark + letter, domain, title);
    }

    private ImportReport bringIn(Object... rows) throws IOException {
        var file = folder.resolve("programmes.csv");
        Files.write(file, ProgrammeRows.file(rows));
        return catalogueImport.run(new CatalogueProperties(
                file.toString(), establishment, folder.resolve("defaults.yaml").toString()));
    }

    /** Everything the database holds of this establishment, versions included. */
    private List<String> stored() {
        return jdbc.sql("""
                        select t::text || c::text || d::text from training t
                        join centre c on c.code = t.centre_code left join required_document d on d.training_id = t.id
                        where t.establishment = ? order by t.code, d.position
                        """).param(establishment).query(String.class).list();
    }
}
