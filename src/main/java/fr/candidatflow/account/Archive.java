package fr.candidatflow.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Everything of one candidate as a ZIP, written as it is read: nothing is held as a whole in memory. */
public final class Archive implements AutoCloseable {

    private final ZipOutputStream zip;
    private final ObjectMapper json;
    private final Instant now;

    Archive(OutputStream out, ObjectMapper json, Instant now) {
        this.zip = new ZipOutputStream(out);
        this.json = json.copy()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        this.now = now;
    }

    /** @param name of the file in the archive, with its folders */
    public void json(String name, Object value) throws IOException {
        byte[] text = json.writeValueAsBytes(value);
        file(name, out -> {
            try {
                out.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What is JSON already. */
    public void jsonText(String name, String text) throws IOException {
        json(name, json.readTree(text));
    }

    public void file(String name, Consumer<OutputStream> content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(now.toEpochMilli());
        zip.putNextEntry(entry);
        content.accept(zip);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
