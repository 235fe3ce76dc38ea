package fr.candidatflow.application.print;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Which letters the embedded fonts can draw: Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian, Georgian and more, but no Chinese,
 * Japanese, Korean, Devanagari or Thai, whose fonts weigh more than the whole application. What they cannot draw is written in
 * Latin letters between brackets, and a note on the page says so.
 */
class PrintableLetters {

    /** The note of a page: an element with this id, taken away when nothing was replaced. */
    private static final String NOTE = "letters";

    private static final String UNKNOWN = "\u25A1";

    private final List<CmapLookup> fonts;
    private final Transliterator toLatin = Transliterator.getInstance("Any-Latin; NFC");

    PrintableLetters(byte[]... fonts) {
        this.fonts = Stream.of(fonts).map(PrintableLetters::letters).toList();
    }

    void replaceOthers(Document page) {
        boolean replaced = false;
        for (Node text : texts(page.getDocumentElement(), new ArrayList<>())) {
            replaced |= text.getNodeValue().codePoints().anyMatch(this::other);
            text.setNodeValue(drawable(text.getNodeValue()));
        }
        Element note = find(page.getDocumentElement());
        if (!replaced && note != null) {
            note.getParentNode().removeChild(note);
        }
    }

    String drawable(String given) {
        String text = Normalizer.normalize(given, Normalizer.Form.NFC);
        var drawn = new StringBuilder(text.length());
        var others = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (other(letter)) {
                others.appendCodePoint(letter);
            } else {
                flush(others, drawn);
                drawn.append(draws(letter) ? Character.toString(letter) : Character.isSpaceChar(letter) ? " " : "");
            }
        });
        flush(others, drawn);
        return drawn.toString();
    }

    private void flush(StringBuilder others, StringBuilder drawn) {
        if (others.isEmpty()) {
            return;
        }
        drawn.append('[');
        toLatin.transliterate(others.toString())
                .codePoints()
                .forEach(letter -> drawn.append(draws(letter) ? Character.toString(letter) : UNKNOWN));
        drawn.append(']');
        others.setLength(0);
    }

    /** Spaces and invisible signs need no drawing. */
    private boolean other(int letter) {
        return !draws(letter) && !Character.isSpaceChar(letter) && Character.getType(letter) != Character.FORMAT;
    }

    private boolean draws(int letter) {
        return letter == '\n'
                || letter == '\t'
                || letter == '\r'
                || fonts.stream().allMatch(font -> font.getGlyphId(letter) != 0);
    }

    private static List<Node> texts(Node node, List<Node> found) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                found.add(child);
            } else if (!"style".equals(child.getNodeName())) {
                texts(child, found);
            }
        }
        return found;
    }

    private static Element find(Element parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                if (NOTE.equals(element.getAttribute("id"))) {
                    return element;
                }
                Element found = find(element);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static CmapLookup letters(byte[] font) {
        try (var parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            return parsed.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
