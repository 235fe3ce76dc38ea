package fr.candidatflow.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Serves a deposited file to a browser that may not trust it: the type we checked and no guessing, nothing it loads or runs, no copy
 * kept on the way, and a frame around it only on our own pages (the manager's review form shows the file beside its verdict). No
 * {@code sandbox}: Chromium's PDF viewer does not start under it.
 */
@Component
public class FileResponse {

    private static final String POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; "
            + "object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final DocumentStore store;

    FileResponse(DocumentStore store) {
        this.store = store;
    }

    /** Shown in the browser. */
    public void preview(FileId id, HttpServletResponse response) throws IOException {
        write(store.info(id), ContentDisposition.inline(), response);
    }

    /** Saved by the browser under the file's name. */
    public void download(FileId id, HttpServletResponse response) throws IOException {
        write(store.info(id), ContentDisposition.attachment(), response);
    }

    private void write(StoredFile file, ContentDisposition.Builder disposition, HttpServletResponse response)
            throws IOException {
        describe(file.name(), file.contentType(), file.size(), disposition, response);
        store.copyTo(file.id(), response.getOutputStream());
    }

    /** Headers of a file that is served under this name. */
    static void describe(
            String name,
            String contentType,
            long size,
            ContentDisposition.Builder disposition,
            HttpServletResponse response) {
        response.setContentType(contentType);
        response.setContentLengthLong(size);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                disposition.filename(name, StandardCharsets.UTF_8).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Content-Security-Policy", POLICY);
    }
}
