package fr.candidatflow.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.apache.tika.Tika;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Templates that an administrator gives with a document. One never changes, since applications name it: another is another file. */
@Component
public class DocumentTemplates {

    private static final Tika TYPES = new Tika();

    private final JdbcClient jdbc;
    private final DocumentProperties properties;
    private final Clock clock;

    DocumentTemplates(JdbcClient jdbc, DocumentProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Keeps a PDF under a name of its own, in the transaction of what names it.
     *
     * @return the name under which {@code /document-templates/<name>} serves it, at most 100 characters
     * @throws FileRefused when it is missing, empty, too big, or no PDF by name and by content
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String keep(String fileName, InputStream content, String staff) {
        FileName name = FileName.of(fileName);
        if (name.value().isEmpty()) {
            throw FileRefused.missing();
        }
        if (FileType.ofName(name).filter(FileType.PDF::equals).isEmpty()) {
            throw FileRefused.notPdf();
        }
        byte[] bytes = read(content);
        if (bytes.length == 0) {
            throw FileRefused.empty();
        }
        if (!TYPES.detect(bytes).equals(FileType.PDF.contentType)) {
            throw FileRefused.content(name.extension());
        }
        var kept = nameOf(name);
        jdbc.sql("insert into document_template (name, content, uploaded_by, uploaded_at) values (?, ?, ?, ?)")
                .params(kept, bytes, staff, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return kept;
    }

    /** The content of one that was given by an administrator. */
    @Transactional(readOnly = true)
    Optional<byte[]> find(String name) {
        return jdbc.sql("select content from document_template where name = ?")
                .param(name)
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    private byte[] read(InputStream content) {
        long most = properties.maxSize().toBytes();
        try {
            byte[] bytes = content.readNBytes(Math.toIntExact(most + 1));
            if (bytes.length > most) {
                throw FileRefused.tooBig(properties.maxSize().toMegabytes());
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Recognisable, safe in an address, and nobody else's. */
    private static String nameOf(FileName name) {
        var plain = Normalizer.normalize(name.value(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("\\.[^.]*$", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var unique = UUID.randomUUID().toString().substring(0, 8);
        return "%s-%s.pdf"
                .formatted(plain.substring(0, Math.min(plain.length(), 80)), unique)
                .replaceFirst("^-", "");
    }
}
