package fr.candidatflow.notification;

/**
 * Plain text in lines that any mail program shows whole; a program that knows {@code format=flowed} (RFC 3676) joins them again
 * and fits them to its window, such as a phone's.
 */
final class FlowedText {

    static final String CONTENT_TYPE = "text/plain; charset=UTF-8; format=flowed";

    /** RFC 3676, 4.2, asks for no more than 78 with the space that marks a soft break. */
    private static final int WIDTH = 76;

    private FlowedText() {}

    /** An address longer than a line stays whole, and so can be clicked. */
    static String of(String text) {
        var flowed = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            int column = 0;
            boolean first = true;
            for (String word : line.split(" ")) {
                if (!first) {
                    flowed.append(' ');
                    column++;
                }
                if (!first && column + word.length() > WIDTH) {
                    flowed.append("\r\n");
                    column = 0;
                }
                flowed.append(word);
                column += word.length();
                first = false;
            }
            flowed.append("\r\n");
        }
        return flowed.toString();
    }
}
