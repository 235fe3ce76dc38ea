package fr.candidatflow.application.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.TestApplications;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@ApplicationTest
class WholeFilesTest {

    private static final String LIST = "/staff/applications";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestApplications applications;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    AdmissionService admissionService;

    @Autowired
    ApplicationService service;

    private TrainingSummary training;
    private String manager;

    @BeforeEach
    void aTrainingWithItsManager() {
        training = catalogue.open();
        catalogue.openElsewhere();
        manager = staff.manager(TestCatalogue.CENTRE);
    }

    private ApplicationSummary application(String lastName, String firstName) {
        var account = accounts.activeAccount(lastName, firstName, TestAccounts.freshEmail(), Locale.FRENCH);
        profiles.complete(account);
        return admissionService.get(admissions.open(training, account));
    }

    /** Submits it with what it has; without a cover letter unless there is one. */
    private PDDocument file(ApplicationSummary application) throws Exception {
        submit(application);
        return Loader.loadPDF(
                mvc.perform(get(LIST + "/" + application.number() + "/file.pdf").with(staff.signedIn(manager)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray());
    }

    private void submit(ApplicationSummary application) {
        boolean letter = admissionService.documents(application.id()).stream()
                .anyMatch(document -> document.code().equals("MOTIVATION") && document.file() != null);
        if (!letter) {
            service.declareNotConcerned(application.account(), application.number(), "MOTIVATION");
        }
        admissions.submit(application.id());
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page + 1);
        stripper.setEndPage(page + 1);
        return stripper.getText(document).replaceAll("[\\s\\u00a0]+", " ");
    }

    private static List<String> bookmarks(PDDocument document) {
        var outline = document.getDocumentCatalog().getDocumentOutline();
        return StreamSupport.stream(outline.children().spliterator(), false)
                .map(PDOutlineItem::getTitle)
                .toList();
    }

    private static PDPage page(PDDocument document, String bookmark) throws IOException {
        for (PDOutlineItem item :
                document.getDocumentCatalog().getDocumentOutline().children()) {
            if (item.getTitle().equals(bookmark)) {
                return item.findDestinationPage(document);
            }
        }
        throw new AssertionError("No bookmark " + bookmark);
    }

    @Test
    void holdsTheProfileThenEveryDepositedFileWithItsBookmark() throws Exception {
        var application = application("Martin", "Zoé");
        applications.deposit(application, "TRANSCRIPTS", "notes.pdf", TestFiles.pdf("Notes de licence"));
        applications.deposit(application, "IDENTITY", "carte.png", TestFiles.png());

        try (var whole = file(application)) {
            assertThat(bookmarks(whole)).containsExactly(application.number(), "Identity document", "Transcripts");
            assertThat(text(whole, 0)).contains(application.number(), "Zoé Martin");
            int last = whole.getNumberOfPages() - 1;
            assertThat(text(whole, last)).contains("Notes de licence");
            assertThat(whole.getPages().indexOf(page(whole, "Identity document")))
                    .isEqualTo(last - 1);
            var sheet = page(whole, "Identity document").getMediaBox();
            assertThat(Math.round(sheet.getWidth())).isEqualTo(595);
            assertThat(Math.round(sheet.getHeight())).isEqualTo(842);
        }
    }

    /** Red is on the left of what the sensor saw: where it must be on the sheet, by the definition of each orientation. */
    @ParameterizedTest
    @CsvSource({"1, left", "2, right", "3, right", "4, left", "5, top", "6, top", "7, bottom", "8, bottom"})
    void standsAPhotoUpright(int orientation, String red) throws Exception {
        var application = application("Martin", "Zoé");
        applications.deposit(application, "IDENTITY", "photo.jpg", TestFiles.jpeg(orientation));

        try (var whole = file(application)) {
            int index = whole.getPages().indexOf(page(whole, "Identity document"));
            var sheet = new PDFRenderer(whole).renderImage(index);

            boolean lies = orientation <= 4;
            assertThat(sheet.getWidth() > sheet.getHeight()).isEqualTo(lies);
            int top = 36;
            int middle = sheet.getWidth() / 2;
            int wide = lies ? 400 : 200;
            int high = lies ? 200 : 400;
            var first = switch (red) {
                case "left" -> colour(sheet, middle - wide / 4, top + high / 2);
                case "right" -> colour(sheet, middle + wide / 4, top + high / 2);
                case "top" -> colour(sheet, middle, top + high / 4);
                default -> colour(sheet, middle, top + high * 3 / 4);
            };
            assertThat(first.getRed()).isGreaterThan(200);
            assertThat(first.getBlue()).isLessThan(60);
        }
    }

    private static Color colour(BufferedImage picture, int x, int y) {
        return new Color(picture.getRGB(x, y));
    }

    @Test
    void saysWhichFileIsDamagedOrLockedAndHoldsTheOthers() throws Exception {
        var application = application("Martin", "Zoé");
        applications.deposit(application, "IDENTITY", "abîmé.pdf", TestFiles.pdf(500));
        applications.deposit(application, "TRANSCRIPTS", "secret.pdf", encrypted("owner", "reader"));
        applications.deposit(application, "MOTIVATION", "lettre.pdf", TestFiles.pdf("Madame, Monsieur"));

        try (var whole = file(application)) {
            int last = whole.getNumberOfPages() - 1;
            assertThat(text(whole, last - 2))
                    .contains("Identity document", "abîmé.pdf", "could not be added here", "damaged");
            assertThat(text(whole, last - 1)).contains("Transcripts", "secret.pdf", "asks for a password");
            assertThat(text(whole, last)).contains("Madame, Monsieur");
            assertThat(bookmarks(whole)).hasSize(4);
        }
    }

    @Test
    void readsWhatIsOnlyProtectedAgainstChangesAndBringsNoScript() throws Exception {
        var application = application("Martin", "Zoé");
        applications.deposit(application, "IDENTITY", "protected.pdf", encrypted("owner", ""));
        applications.deposit(application, "TRANSCRIPTS", "script.pdf", withScript());

        try (var whole = file(application)) {
            int last = whole.getNumberOfPages() - 1;
            assertThat(text(whole, last - 1)).contains("Under lock");
            assertThat(whole.isEncrypted()).isFalse();
            assertThat(whole.getPage(last).getCOSObject().containsKey(COSName.AA))
                    .isFalse();
            assertThat(whole.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(whole.getDocumentCatalog().getNames()).isNull();
        }
    }

    private static byte[] encrypted(String owner, String reader) throws IOException {
        try (var document = Loader.loadPDF(TestFiles.pdf("Under lock"));
                var out = new ByteArrayOutputStream()) {
            document.protect(new StandardProtectionPolicy(owner, reader, new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] withScript() throws IOException {
        try (var document = Loader.loadPDF(TestFiles.pdf("Harmless"));
                var out = new ByteArrayOutputStream()) {
            var script = new PDActionJavaScript("app.alert('hello')");
            document.getDocumentCatalog().setOpenAction(script);
            var actions = new COSDictionary();
            actions.setItem(COSName.O, script);
            document.getPage(0).getCOSObject().setItem(COSName.AA, actions);
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void isForWhoeverFindsTheApplicationInTheList() throws Exception {
        var application = application("Martin", "Zoé");
        String path = LIST + "/" + application.number() + "/file.pdf";

        mvc.perform(get(path).with(staff.signedIn(manager))).andExpect(status().isNotFound());
        submit(application);
        mvc.perform(get(path).with(staff.signedIn(staff.administrator()))).andExpect(status().isOk());
        for (String other :
                new String[] {staff.manager("another-centre"), staff.member(TestCatalogue.CENTRE), staff.analyst()}) {
            mvc.perform(get(path).with(staff.signedIn(other))).andExpect(status().isNotFound());
        }
        mvc.perform(get(LIST + "/1999-00001/file.pdf").with(staff.signedIn(manager)))
                .andExpect(status().isNotFound());
    }

    @Test
    void comesAsAZipOfThoseTickedOrOfAll() throws Exception {
        var first = application("D’Ève / ..\\Œuvre", "Zoé");
        var second = application("../../Martin", "李");
        applications.deposit(second, "IDENTITY", "carte.pdf", TestFiles.pdf(500));
        application("Not", "Submitted");
        submit(first);
        submit(second);

        assertThat(zip("number=" + first.number())).containsExactly(first.number() + "-D-Eve-uvre-Zoe.pdf");
        assertThat(zip("all=true&training=" + training.code()))
                .containsExactlyInAnyOrder(first.number() + "-D-Eve-uvre-Zoe.pdf", second.number() + "-Martin.pdf");
    }

    @Test
    void isNoZipOfNothingOfOthersOrOfTooMany() throws Exception {
        application("Martin", "Zoé");
        var nothing = post("training=" + training.code(), manager);

        assertThat(nothing.getStatus()).isEqualTo(422);
        var page = Jsoup.parse(nothing.getContentAsString());
        assertThat(page.select(".govuk-error-summary").text()).contains("Tick the applications whose files you want");
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(Jsoup.parse(post("all=true&training=" + training.code(), manager)
                                .getContentAsString())
                        .select(".govuk-error-summary")
                        .text())
                .contains("None of these applications is submitted yet");
        assertThat(post("number=1999-00001", manager).getStatus()).isEqualTo(404);
        assertThat(post("number=" + application("Martin", "Zoé").number(), staff.manager("another-centre"))
                        .getStatus())
                .isEqualTo(404);
    }

    private MockHttpServletResponse post(String query, String user) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post(LIST + "/files.zip?" + query)
                        .with(staff.signedIn(user))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private List<String> zip(String query) throws Exception {
        var answer = post(query, manager);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader(HttpHeaders.CONTENT_DISPOSITION)).contains("attachment", ".zip");
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                try (var pdf = Loader.loadPDF(zip.readAllBytes())) {
                    assertThat(pdf.getNumberOfPages()).isPositive();
                }
            }
        }
        return names;
    }
}
