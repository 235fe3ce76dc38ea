package fr.candidatflow.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.document.FileRefused.Reason;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.support.ApplicationTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;

@ApplicationTest
class DocumentStoreTest {

    private static final int MAX = 8 * 1024 * 1024;

    @Autowired
    DocumentStore store;

    @Autowired
    FileResponse fileResponse;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcTemplate jdbc;

    AccountId owner;

    @BeforeEach
    void aCandidate() {
        owner = accounts.activeAccount();
    }

    @Test
    void givesBackEveryByteAndKeepsTheHash() throws Exception {
        // given
        byte[] content = TestFiles.pdf(3 * DocumentStore.CHUNK + 17);

        // when
        FileId id = store(content, "Relevé de notes.pdf");

        // then
        assertThat(read(id)).isEqualTo(content);
        assertThat(store.info(id))
                .extracting(StoredFile::owner, StoredFile::name, StoredFile::contentType, StoredFile::size)
                .containsExactly(owner, "Relevé de notes.pdf", "application/pdf", (long) content.length);
        assertThat(jdbc.queryForObject("select sha256 from deposited_file where id = ?", String.class, id.value()))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        assertThat(jdbc.queryForList(
                        "select length(bytes) from deposited_file_chunk where file_id = ? order by position",
                        Integer.class,
                        id.value()))
                .containsExactly(DocumentStore.CHUNK, DocumentStore.CHUNK, DocumentStore.CHUNK, 17);
    }

    @Test
    void takesAFileOfExactlyEightMegabytes() {
        FileId id = store(TestFiles.pdf(MAX), "large.pdf");

        assertThat(store.info(id).size()).isEqualTo(MAX);
        assertThat(read(id)).hasSize(MAX);
    }

    @Test
    void refusesOneByteMore() {
        assertRefused(Reason.TOO_BIG, TestFiles.pdf(MAX + 1), "large.pdf", MAX + 1);
    }

    @Test
    void countsTheBytesWhateverTheBrowserDeclares() {
        assertRefused(Reason.TOO_BIG, TestFiles.pdf(MAX + 1), "large.pdf", 10);
        assertRefused(Reason.EMPTY, new byte[0], "empty.pdf", 10);
    }

    @Test
    void refusesAnEmptyFile() {
        assertRefused(Reason.EMPTY, new byte[0], "empty.pdf", 0);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, MISSING",
                "'', MISSING",
                "' ', MISSING",
                "C:\\, MISSING",
                "letter.docx, TYPE",
                "page.pdf.html, TYPE",
                "pdf, TYPE",
                "noending, TYPE",
                "scan.gif, TYPE",
                "scan.png, CONTENT",
                "scan.jpeg, CONTENT"
            })
    void refusesTheNameOfAPdfUnlessItSaysPdf(String name, Reason reason) {
        assertRefused(reason, TestFiles.pdf(100), name, 100);
    }

    @ParameterizedTest
    @CsvSource({"<html><script>alert(1)</script></html>", "MZ program", "PK zip", "just text"})
    void refusesAnotherContentUnderTheNameOfAPdf(String content) {
        assertRefused(Reason.CONTENT, content.getBytes(), "file.pdf", content.length());
    }

    @Test
    void takesPicturesByNameAndContent() throws IOException {
        assertThat(store.info(store(TestFiles.png(), "Photo.PNG")).contentType())
                .isEqualTo("image/png");
        assertThat(store.info(store(TestFiles.jpeg(), "photo.JPG")).contentType())
                .isEqualTo("image/jpeg");
        assertThat(store.info(store(TestFiles.jpeg(), "photo.jpeg")).contentType())
                .isEqualTo("image/jpeg");
    }

    @Test
    void forgetsAFile() {
        // given
        FileId id = store(TestFiles.pdf(100), "file.pdf");

        // when
        store.delete(id);

        // then
        assertThatThrownBy(() -> store.info(id)).isInstanceOf(NotFound.class);
        assertThat(jdbc.queryForObject(
                        "select count(*) from deposited_file_chunk where file_id = ?", Integer.class, id.value()))
                .isZero();
    }

    @Test
    void servesAPreviewThatOnlyOurPagesMayFrame() throws IOException {
        // given
        byte[] content = TestFiles.pdf(1000);
        FileId id = store(content, "Pièce d’identité \"1\".pdf");
        var response = new MockHttpServletResponse();

        // when
        fileResponse.preview(id, response);

        // then
        assertThat(response.getContentAsByteArray()).isEqualTo(content);
        assertThat(response.getContentType()).isEqualTo("application/pdf");
        assertThat(response.getContentLength()).isEqualTo(1000);
        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("inline;")
                .contains("identit%C3%A9");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'self'")
                .doesNotContain("script-src", "sandbox");
    }

    @Test
    void servesADownloadUnderTheNameOfTheFile() throws IOException {
        FileId id = store(TestFiles.png(), "photo.png");
        var response = new MockHttpServletResponse();

        fileResponse.download(id, response);

        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("photo.png");
        assertThat(response.getContentType()).isEqualTo("image/png");
    }

    @Test
    void breaksOffWhenTheBrowserSendsNoMore() {
        // given
        var connectionLost = new InputStream() {
            private final InputStream start = new ByteArrayInputStream(TestFiles.pdf(DocumentStore.CHUNK));

            @Override
            public int read() throws IOException {
                int next = start.read();
                if (next < 0) {
                    throw new IOException("connection lost");
                }
                return next;
            }
        };

        // then
        assertThatThrownBy(() -> store.store(owner, "file.pdf", connectionLost, 2L * DocumentStore.CHUNK))
                .hasRootCauseMessage("connection lost");
        assertThat(filesAndChunks()).isZero();
    }

    private FileId store(byte[] content, String name) {
        return store.store(owner, name, new ByteArrayInputStream(content), content.length);
    }

    private byte[] read(FileId id) {
        var out = new ByteArrayOutputStream();
        store.copyTo(id, out);
        return out.toByteArray();
    }

    private void assertRefused(Reason reason, byte[] content, String name, long declared) {
        assertThatThrownBy(() -> store.store(owner, name, new ByteArrayInputStream(content), declared))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(filesAndChunks()).isZero();
    }

    /** Of this test's candidate, and chunks that belong to no file. */
    private int filesAndChunks() {
        return jdbc.queryForObject("""
                select (select count(*) from deposited_file where account_id = ?)
                     + (select count(*) from deposited_file_chunk where file_id not in (select id from deposited_file))""", Integer.class, owner.value());
    }
}
