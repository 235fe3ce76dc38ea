package fr.candidatflow.document;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.portal.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.tika.Tika;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what candidates deposit, in the database, so that a backup holds everything and a refused transaction leaves nothing.
 * A file is read and written in chunks, never as a whole in memory, and never changes: another deposit is another file. Who may
 * see a file is the caller's question.
 */
@Service
public class DocumentStore {

    /** What V6 promises of a row. */
    static final int CHUNK = 256 * 1024;

    private static final Tika TYPES = new Tika();

    private final JdbcTemplate jdbc;
    private final DocumentProperties properties;
    private final Clock clock;

    DocumentStore(JdbcTemplate jdbc, DocumentProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Stores a file, or refuses it before anything is stored.
     *
     * @param size what the browser declares; the content is counted all the same
     * @throws FileRefused when it is missing, empty, too big, or neither PDF, JPEG nor PNG by name and by content
     */
    @Transactional
    public FileId store(AccountId owner, String fileName, InputStream content, long size) {
        FileName name = FileName.of(fileName);
        if (name.value().isEmpty()) {
            throw FileRefused.missing();
        }
        if (size == 0) {
            throw FileRefused.empty();
        }
        if (size > maxSize()) {
            throw tooBig();
        }
        FileType type = FileType.ofName(name).orElseThrow(FileRefused::type);
        try {
            return store(owner, name, type, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileId store(AccountId owner, FileName name, FileType type, InputStream content) throws IOException {
        byte[] chunk = content.readNBytes(CHUNK);
        if (chunk.length == 0) {
            throw FileRefused.empty();
        }
        if (!TYPES.detect(chunk).equals(type.contentType)) {
            throw FileRefused.content(name.extension());
        }
        var id = new FileId(UUID.randomUUID());
        MessageDigest digest = sha256();
        long size = 0;
        for (int position = 0; chunk.length > 0; position++, chunk = content.readNBytes(CHUNK)) {
            size += chunk.length;
            if (size > maxSize()) {
                throw tooBig();
            }
            digest.update(chunk);
            jdbc.update(
                    "insert into deposited_file_chunk (file_id, position, bytes) values (?, ?, ?)",
                    id.value(),
                    position,
                    chunk);
        }
        // After its chunks (the reference is checked at commit): only now are the size and the hash known.
        jdbc.update(
                """
                insert into deposited_file (id, account_id, name, content_type, size, sha256, deposited_at)
                values (?, ?, ?, ?, ?, ?, ?)""",
                id.value(),
                owner.value(),
                name.value(),
                type.contentType,
                size,
                HexFormat.of().formatHex(digest.digest()),
                clock.instant().atOffset(ZoneOffset.UTC));
        return id;
    }

    /** Throws {@link NotFound} when there is no such file. */
    @Transactional(readOnly = true)
    public StoredFile info(FileId id) {
        try {
            return jdbc.queryForObject(
                    "select account_id, name, content_type, size, sha256, deposited_at from deposited_file where id = ?",
                    (row, number) -> new StoredFile(
                            id,
                            new AccountId(row.getObject("account_id", UUID.class)),
                            row.getString("name"),
                            row.getString("content_type"),
                            row.getLong("size"),
                            row.getString("sha256"),
                            row.getObject("deposited_at", OffsetDateTime.class).toInstant()),
                    id.value());
        } catch (EmptyResultDataAccessException e) {
            throw new NotFound();
        }
    }

    /**
     * Writes the content, one chunk and one short query at a time, so that a slow reader holds no database connection. Writes
     * nothing when there is no such file: ask {@link #info} first.
     */
    public void copyTo(FileId id, OutputStream out) {
        try {
            for (int position = 0; ; position++) {
                var chunk = jdbc.query(
                        "select bytes from deposited_file_chunk where file_id = ? and position = ?",
                        (row, number) -> row.getBytes("bytes"),
                        id.value(),
                        position);
                if (chunk.isEmpty()) {
                    return;
                }
                out.write(chunk.get(0));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets a file that nothing refers to any more; the database refuses when something does. */
    @Transactional
    public void delete(FileId id) {
        jdbc.update("delete from deposited_file where id = ?", id.value());
    }

    /** The largest file that is accepted, in megabytes, for the texts that say so. */
    public long maxMegabytes() {
        return properties.maxSize().toMegabytes();
    }

    /** How names may end, as the {@code accept} attribute of a file field. */
    public static String acceptedTypes() {
        return String.join(
                ",",
                Arrays.stream(FileType.values()).map(type -> type.contentType).toList());
    }

    private long maxSize() {
        return properties.maxSize().toBytes();
    }

    private FileRefused tooBig() {
        return FileRefused.tooBig(maxMegabytes());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
