package fr.candidatflow.application.print;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.document.DocumentStore;
import fr.candidatflow.document.StoredFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.multipdf.PDFMergerUtility.DocumentMergeMode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.util.Matrix;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The whole of an application as one PDF: its printed file, then every deposited file in the order asked, each with a bookmark.
 * Of a deposited PDF only the pages come, without forms, scripts and links; pictures stand upright on A4. A file that cannot be
 * read has a page that says so, and the others are there all the same. Made on the disk, one file at a time.
 */
@Service
public class WholeFiles {

    private static final Logger log = LoggerFactory.getLogger(WholeFiles.class);

    /** Points; half an inch. */
    private static final float MARGIN = 36;

    /** Of one deposited file; more is no document of an application. */
    private static final int MOST_PAGES = 500;

    /** A larger picture is thinned out: as many as a sheet shows at 300 dots per inch. */
    private static final long MOST_PIXELS = 8_700_000;

    private static final int LONGEST_SIDE = 30_000;

    private final PrintedFiles printed;
    private final PdfMaker pdf;
    private final AdmissionService admissions;
    private final DocumentStore store;

    WholeFiles(PrintedFiles printed, PdfMaker pdf, AdmissionService admissions, DocumentStore store) {
        this.printed = printed;
        this.pdf = pdf;
        this.admissions = admissions;
        this.store = store;
    }

    /** Who may see it is the caller's question. */
    public void write(ApplicationId id, Locale reader, Path target) throws IOException {
        var documents = admissions.documents(id).stream()
                .filter(document -> document.file() != null)
                .toList();
        byte[] cover = printed.file(id, reader);
        try (PDDocument whole = load(cover)) {
            // No longer tagged from the first page to the last, which is what they claim.
            whole.getDocumentCatalog().setMetadata(null);
            var outline = new PDDocumentOutline();
            bookmark(whole, outline, admissions.get(id).number(), 0);
            for (DocumentSummary document : documents) {
                int first = whole.getNumberOfPages();
                add(whole, store.info(document.file()), document, reader);
                bookmark(whole, outline, document.label().in(reader), first);
            }
            whole.getDocumentCatalog().setDocumentOutline(outline);
            try (OutputStream out = Files.newOutputStream(target)) {
                whole.save(out);
            }
        }
    }

    private static PDDocument load(byte[] content) throws IOException {
        return Loader.loadPDF(
                new RandomAccessReadBuffer(content), "", null, null, IOUtils.createTempFileOnlyStreamCache());
    }

    private static void bookmark(PDDocument whole, PDDocumentOutline outline, String title, int page) {
        var item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(whole.getPage(page));
        outline.addLast(item);
    }

    private void add(PDDocument whole, StoredFile file, DocumentSummary document, Locale reader) throws IOException {
        Path content = Files.createTempFile("document-", ".bin");
        Path pages = Files.createTempFile("pages-", ".pdf");
        try {
            try (OutputStream out = Files.newOutputStream(content)) {
                store.copyTo(file.id(), out);
            }
            String trouble = toPages(file.contentType(), content, pages);
            if (trouble != null) {
                log.info("A file of type {} could not be read: {}", file.contentType(), trouble);
                Files.write(
                        pages,
                        pdf.make(
                                "unreadable",
                                reader,
                                Map.of("label", document.label(), "name", file.name(), "trouble", trouble)));
            }
            try (PDDocument source =
                    Loader.loadPDF(pages.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
                new PDFMergerUtility().appendDocument(whole, source);
            }
        } finally {
            Files.deleteIfExists(content);
            Files.deleteIfExists(pages);
        }
    }

    /**
     * Reads a candidate's file to its end into a file of plain pages: what is wrong with it shows here and not in the whole.
     *
     * @return null, or the end of the message key that says why it cannot be read
     */
    private static String toPages(String contentType, Path content, Path pages) {
        try {
            switch (contentType) {
                case "application/pdf" -> plainPages(content, pages);
                case "image/jpeg" -> jpeg(content, pages);
                default -> png(content, pages);
            }
            return null;
        } catch (InvalidPasswordException e) {
            return "encrypted";
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Whatever a hostile or broken file does to its parser concerns this file only.
            return "damaged";
        }
    }

    private static void plainPages(Path content, Path pages) throws IOException {
        Path copied = Files.createTempFile("copied-", ".pdf");
        try {
            var merger = new PDFMergerUtility();
            merger.setDocumentMergeMode(DocumentMergeMode.OPTIMIZE_RESOURCES_MODE);
            merger.addSource(content.toFile());
            try (OutputStream out = Files.newOutputStream(copied)) {
                merger.setDestinationStream(out);
                merger.mergeDocuments(IOUtils.createTempFileOnlyStreamCache());
            }
            try (PDDocument document =
                    Loader.loadPDF(copied.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
                int count = document.getNumberOfPages();
                if (count == 0 || count > MOST_PAGES) {
                    throw new IOException(count + " pages");
                }
                for (PDPage page : document.getPages()) {
                    disarm(page);
                }
                document.save(pages.toFile());
            }
        } finally {
            Files.deleteIfExists(copied);
        }
    }

    /** What a page does by itself or at a click: nothing. */
    private static void disarm(PDPage page) throws IOException {
        page.getCOSObject().removeItem(COSName.AA);
        for (PDAnnotation annotation : page.getAnnotations()) {
            annotation.getCOSObject().removeItem(COSName.A);
            annotation.getCOSObject().removeItem(COSName.AA);
        }
    }

    private static void jpeg(Path content, Path pages) throws IOException {
        int orientation;
        try (var in = Files.newInputStream(content)) {
            orientation = ExifOrientation.of(in);
        }
        try (var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
                var in = Files.newInputStream(content)) {
            place(document, JPEGFactory.createFromStream(document, in), orientation);
            document.save(pages.toFile());
        }
    }

    private static void png(Path content, Path pages) throws IOException {
        try (var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            place(document, LosslessFactory.createFromImage(document, read(content)), 1);
            document.save(pages.toFile());
        }
    }

    /** Never more pixels than paper shows: a few kilobytes of PNG can be a picture of gigabytes. */
    private static BufferedImage read(Path content) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var in = ImageIO.createImageInputStream(content.toFile())) {
            reader.setInput(in, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (Math.max(width, height) > LONGEST_SIDE) {
                throw new IOException("A picture of " + width + " by " + height);
            }
            int step = (int) Math.ceil(Math.sqrt((double) width * height / MOST_PIXELS));
            var thinned = reader.getDefaultReadParam();
            thinned.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
            return reader.read(0, thinned);
        } finally {
            reader.dispose();
        }
    }

    /** On A4, lying when the picture lies; as large as the sheet allows, but not beyond one point for a pixel. */
    private static void place(PDDocument document, PDImageXObject picture, int orientation) throws IOException {
        boolean turned = orientation >= 5;
        float width = turned ? picture.getHeight() : picture.getWidth();
        float height = turned ? picture.getWidth() : picture.getHeight();
        var a4 = PDRectangle.A4;
        var sheet = width > height ? new PDRectangle(a4.getHeight(), a4.getWidth()) : a4;
        float scale = Math.min(
                1, Math.min((sheet.getWidth() - 2 * MARGIN) / width, (sheet.getHeight() - 2 * MARGIN) / height));
        var page = new PDPage(sheet);
        document.addPage(page);
        float w = width * scale;
        float h = height * scale;
        float x = (sheet.getWidth() - w) / 2;
        float y = sheet.getHeight() - MARGIN - h;
        try (var content = new PDPageContentStream(document, page)) {
            content.drawImage(picture, upright(orientation, x, y, w, h));
        }
    }

    /** From the unit square, in which the picture stands with its first row on top, to where it is to stand. */
    private static Matrix upright(int orientation, float x, float y, float w, float h) {
        return switch (orientation) {
            case 2 -> new Matrix(-w, 0, 0, h, x + w, y);
            case 3 -> new Matrix(-w, 0, 0, -h, x + w, y + h);
            case 4 -> new Matrix(w, 0, 0, -h, x, y + h);
            case 5 -> new Matrix(0, -h, -w, 0, x + w, y + h);
            case 6 -> new Matrix(0, -h, w, 0, x, y + h);
            case 7 -> new Matrix(0, h, w, 0, x, y);
            case 8 -> new Matrix(0, h, -w, 0, x + w, y);
            default -> new Matrix(w, 0, 0, h, x, y);
        };
    }
}
