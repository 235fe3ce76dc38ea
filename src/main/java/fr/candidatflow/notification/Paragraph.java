package fr.candidatflow.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A paragraph of a plain text, as a page or an HTML mail shows it; paragraphs are parted by an empty line, and the items of a
 * list each begin with a dash.
 */
record Paragraph(boolean list, List<Line> lines) {

    private static final String ITEM = "- ";

    /** Makes links of the addresses that start with {@code baseUrl}, and of no others: a candidate's name may hold one. */
    static List<Paragraph> of(String text, String baseUrl) {
        Pattern link = Pattern.compile(Pattern.quote(baseUrl) + "/[^\\s\\p{Z}]*");
        return Stream.of(text.strip().split("\\R{2,}"))
                .map(paragraph -> paragraph.lines().toList())
                .map(lines -> new Paragraph(
                        lines.stream().allMatch(line -> line.startsWith(ITEM)),
                        lines.stream().map(line -> Line.of(line, link)).toList()))
                .toList();
    }

    /** The lines without the dashes of a list. */
    record Line(List<Piece> pieces) {

        private static Line of(String line, Pattern link) {
            String text = line.startsWith(ITEM) ? line.substring(ITEM.length()) : line;
            var pieces = new ArrayList<Piece>();
            var found = link.matcher(text);
            int from = 0;
            while (found.find()) {
                pieces.add(new Piece(text.substring(from, found.start()), false));
                pieces.add(new Piece(found.group(), true));
                from = found.end();
            }
            pieces.add(new Piece(text.substring(from), false));
            return new Line(
                    pieces.stream().filter(piece -> !piece.text().isEmpty()).toList());
        }
    }

    record Piece(String text, boolean link) {}
}
