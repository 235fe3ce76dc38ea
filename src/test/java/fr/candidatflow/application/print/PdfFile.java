package fr.candidatflow.application.print;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader, a screen reader and a scanner find in a PDF file; also kept in {@code target/pdf}, to look at. */
final class PdfFile implements AutoCloseable {

    private final PDDocument document;

    PdfFile(byte[] content, String name) {
        try {
            Files.write(Files.createDirectories(Path.of("target", "pdf")).resolve(name + ".pdf"), content);
            document = Loader.loadPDF(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int pages() {
        return document.getNumberOfPages();
    }

    /** Without line breaks and unbreakable spaces. */
    String text() {
        return text(1, pages());
    }

    String text(int first, int last) {
        try {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setStartPage(first);
            stripper.setEndPage(last);
            return stripper.getText(document).replaceAll("[\\s\\u00a0]+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String title() {
        return document.getDocumentInformation().getTitle();
    }

    String language() {
        return document.getDocumentCatalog().getLanguage();
    }

    boolean tagged() {
        var catalogue = document.getDocumentCatalog();
        return catalogue.getMarkInfo() != null
                && catalogue.getMarkInfo().isMarked()
                && catalogue.getViewerPreferences().displayDocTitle();
    }

    /** The kinds of all tags, in the order of reading. */
    List<String> tags() {
        return elements().stream().map(PDStructureElement::getStructureType).toList();
    }

    List<String> alternateTexts() {
        return elements().stream()
                .map(PDStructureElement::getAlternateDescription)
                .filter(text -> text != null && !text.isBlank())
                .toList();
    }

    private List<PDStructureElement> elements() {
        var found = new ArrayList<PDStructureElement>();
        collect(document.getDocumentCatalog().getStructureTreeRoot(), found);
        return found;
    }

    private static void collect(PDStructureNode node, List<PDStructureElement> found) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                found.add(element);
                collect(element, found);
            }
        }
    }

    boolean allFontsEmbedded() {
        return StreamSupport.stream(document.getPages().spliterator(), false).allMatch(page -> {
            for (var name : page.getResources().getFontNames()) {
                try {
                    PDFont font = page.getResources().getFont(name);
                    if (!font.isEmbedded()) {
                        return false;
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return true;
        });
    }

    /** What a scanner reads on the first page as it is printed. */
    String scanned() {
        try {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            return new MultiFormatReader()
                    .decode(new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels))))
                    .getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotFoundException e) {
            throw new AssertionError("No code on the first page", e);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
