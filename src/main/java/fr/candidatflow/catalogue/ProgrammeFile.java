package fr.candidatflow.catalogue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The ministry's open-data file "Trouver mon master: mentions de master", as it is published: UTF-8 with or without byte order
 * mark, separated by semicolons, columns known by their names. Holds the rows of one establishment. A row that breaks a rule
 * is rejected with its line; a file that is not what it should be is refused as a whole.
 */
public record ProgrammeFile(
        Establishment establishment,
        int rowsRead,
        int rowsOfOthers,
        List<Programme> open,
        List<String> closedCodes,
        List<Rejection> rejections) {

    /** Who offers the programmes, and where paper files go. */
    record Establishment(String code, String name, List<String> addressLines) {}

    /** An open programme; {@code capacity} is null when there is no limit, {@code url} may be null. */
    record Programme(
            long line, String code, String leadingDomain, String domains, String title, Integer capacity, String url) {}

    record Rejection(long line, String code, String reason) {}

    private enum Column {
        ESTABLISHMENT("Code UAI de l’établissement accrédité"),
        OFFICIAL_NAME("Nom officiel (long) de l’établissement accrédité"),
        USUAL_NAME("Nom d’usage de l’établissement accrédité"),
        ADDRESS("Adresse de l’établissement accrédité"),
        ADDRESS_COMPLEMENT("Complément d’adresse de l’établissement accrédité"),
        POSTCODE("Code postal de la ville de l’établissement accrédité"),
        CITY("Ville de l’établissement accrédité"),
        CODE("Identifiant navette de la mention (INM) de master"),
        DOMAINS("Domaine(s) de la mention de master"),
        TITLE("Intitulé de la mention de master"),
        OPEN("Mention ouverte ou non ouverte"),
        CAPACITY_LIMITED("Existence d’une capacité d’accueil limitée au 1er semestre"),
        CAPACITY("Capacité d’accueil limitée au 1er semestre"),
        URL("URL de la fiche relative à la mention sur le site internet de l’établissement");

        private final String header;

        Column(String header) {
            this.header = header;
        }
    }

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,50}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]+");
    private static final Pattern DOMAIN_SEPARATOR = Pattern.compile("\\|");

    /** Throws {@link ImportRefused} for a file that cannot be read as a whole, or that has no row of this establishment. */
    static ProgrammeFile read(byte[] bytes, String establishment) {
        return new Reader(decode(bytes), establishment.strip().toUpperCase(Locale.ROOT)).read();
    }

    private static String decode(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        if (decoder.decode(in, out, true).isError()) {
            long line = 1 + out.flip().chars().filter(c -> c == '\n').count();
            throw new ImportRefused(
                    "The file is not in UTF-8: line %d holds a byte that cannot be read. Save the file as UTF-8."
                            .formatted(line));
        }
        var text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Goes through one file once. */
    private static final class Reader {

        private static final CSVFormat FORMAT = CSVFormat.Builder.create()
                .setDelimiter(';')
                .setQuote('"')
                .setIgnoreEmptyLines(false)
                .get();

        private final String text;
        private final String wanted;
        private final Map<Column, Integer> positions = new EnumMap<>(Column.class);
        private final Map<String, Long> linesOfCodes = new HashMap<>();
        private final List<Programme> open = new ArrayList<>();
        private final List<String> closedCodes = new ArrayList<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private Establishment establishment;
        private int rowsRead;
        private int rowsOfOthers;
        private int width;
        private long line = 1;
        private int counted;

        Reader(String text, String wanted) {
            this.text = text;
            this.wanted = wanted;
        }

        ProgrammeFile read() {
            try (var parser = CSVParser.parse(new StringReader(text), FORMAT)) {
                var records = parser.iterator();
                readHeader(records.hasNext() ? records.next() : null);
                while (records.hasNext()) {
                    var row = records.next();
                    moveTo(row);
                    if (!isBlank(row)) {
                        rowsRead++;
                        readRow(row);
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                throw new ImportRefused(
                        "A quoted value that begins after line %d does not end as it should; nothing behind it can be read."
                                .formatted(line));
            }
            if (establishment == null) {
                throw new ImportRefused("The file has no row of the establishment %s. Its UAI code looks like 0542493S."
                        .formatted(wanted));
            }
            return new ProgrammeFile(establishment, rowsRead, rowsOfOthers, open, closedCodes, rejections);
        }

        private void readHeader(CSVRecord header) {
            var named = new HashMap<String, Integer>();
            for (int i = 0; header != null && i < header.size(); i++) {
                if (named.put(nameOf(header.get(i)), i) != null) {
                    throw new ImportRefused("The file has two columns “%s”.".formatted(header.get(i)));
                }
            }
            var missing = Stream.of(Column.values())
                    .filter(column -> !named.containsKey(nameOf(column.header)))
                    .map(column -> "“" + column.header + "”")
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                throw new ImportRefused(
                        "The file lacks the column %s. Columns are separated by semicolons and known by the names that the ministry gives them."
                                .formatted(missing));
            }
            for (var column : Column.values()) {
                positions.put(column, named.get(nameOf(column.header)));
            }
            width = header.size();
        }

        /** Apostrophes and spaces vary from one edition of the file to the next. */
        private static String nameOf(String header) {
            return SPACES.matcher(Slug.fold(header)).replaceAll(" ").strip();
        }

        private void readRow(CSVRecord row) {
            var uai = positions.get(Column.ESTABLISHMENT) < row.size()
                    ? value(row, Column.ESTABLISHMENT).toUpperCase(Locale.ROOT)
                    : "";
            if (!uai.isEmpty() && !uai.equals(wanted)) {
                rowsOfOthers++;
                return;
            }
            if (row.size() != width) {
                reject("", "holds %d values where the header names %d columns".formatted(row.size(), width));
                return;
            }
            if (uai.isEmpty()) {
                reject(value(row, Column.CODE), "names no establishment");
                return;
            }
            if (establishment == null) {
                establishment = establishment(row);
            }
            readProgramme(row);
        }

        private Establishment establishment(CSVRecord row) {
            var usualName = value(row, Column.USUAL_NAME);
            var lines = Stream.of(
                            value(row, Column.ADDRESS),
                            value(row, Column.ADDRESS_COMPLEMENT),
                            (value(row, Column.POSTCODE) + " " + value(row, Column.CITY)).strip())
                    .filter(part -> !part.isEmpty())
                    .toList();
            return new Establishment(wanted, usualName.isEmpty() ? value(row, Column.OFFICIAL_NAME) : usualName, lines);
        }

        private void readProgramme(CSVRecord row) {
            var code = value(row, Column.CODE);
            var state = value(row, Column.OPEN);
            if (!CODE.matcher(code).matches()) {
                reject(code, "the INM code “%s” is not made of letters and digits, at most 50".formatted(shown(code)));
            } else if (state.equals("0")) {
                closedCodes.add(code);
            } else if (!state.equals("1")) {
                reject(
                        code,
                        "“%s” does not say whether the programme is open: 1 or 0 is expected".formatted(shown(state)));
            } else {
                readOpenProgramme(row, code);
            }
        }

        private void readOpenProgramme(CSVRecord row, String code) {
            var title = value(row, Column.TITLE);
            var domains = DOMAIN_SEPARATOR
                    .splitAsStream(value(row, Column.DOMAINS))
                    .map(String::strip)
                    .filter(domain -> !domain.isEmpty())
                    .map(Reader::inSentenceCase)
                    .toList();
            var joinedDomains = String.join(" | ", domains);
            var capacity = value(row, Column.CAPACITY);
            var limited = Slug.fold(value(row, Column.CAPACITY_LIMITED));
            var url = value(row, Column.URL);
            if (linesOfCodes.containsKey(code)) {
                reject(code, "the INM code is already that of line " + linesOfCodes.get(code));
            } else if (title.isEmpty()) {
                reject(code, "the title is missing");
            } else if (title.length() > 500) {
                reject(code, "the title has %d characters, at most 500 are kept".formatted(title.length()));
            } else if (domains.isEmpty() || Slug.of(domains.get(0)).isEmpty()) {
                reject(code, "the domain is missing, so no centre can be found");
            } else if (domains.get(0).length() > 200 || joinedDomains.length() > 300) {
                reject(
                        code,
                        "the domain has %d characters, at most 300 are kept, and 200 of the first"
                                .formatted(joinedDomains.length()));
            } else if (!List.of("oui", "non", "sans objet", "").contains(limited)) {
                reject(
                        code,
                        "“%s” does not say whether the capacity is limited: Oui, Non or Sans objet is expected"
                                .formatted(shown(value(row, Column.CAPACITY_LIMITED))));
            } else if (!capacity.isEmpty() && !isAboveZero(capacity)) {
                reject(code, "the capacity “%s” is not a whole number above zero".formatted(shown(capacity)));
            } else if (!url.isEmpty()
                    && (url.length() > 500 || !WEB_ADDRESS.matcher(url).matches())) {
                reject(code, "“%s” is not a web address of at most 500 characters".formatted(shown(url)));
            } else {
                linesOfCodes.put(code, line);
                open.add(new Programme(
                        line,
                        code,
                        domains.get(0),
                        joinedDomains,
                        title,
                        limited.equals("oui") && !capacity.isEmpty() ? Integer.valueOf(capacity) : null,
                        url.isEmpty() ? null : url));
            }
        }

        private static boolean isAboveZero(String capacity) {
            return NUMBER.matcher(capacity).matches() && Integer.parseInt(capacity) > 0;
        }

        /** The file writes its domains in capitals, which are tiring to read in a tree. */
        private static String inSentenceCase(String domain) {
            if (!domain.equals(domain.toUpperCase(Locale.FRENCH))) {
                return domain;
            }
            return domain.substring(0, 1) + domain.substring(1).toLowerCase(Locale.FRENCH);
        }

        private String value(CSVRecord row, Column column) {
            return SPACES.matcher(row.get(positions.get(column)))
                    .replaceAll(" ")
                    .strip();
        }

        private static boolean isBlank(CSVRecord row) {
            return row.stream().allMatch(String::isBlank);
        }

        private static String shown(String value) {
            return value.length() <= 60 ? value : value.substring(0, 60) + "…";
        }

        private void reject(String code, String reason) {
            rejections.add(new Rejection(line, shown(code), reason));
        }

        /** A value may hold line breaks, so a record's number is not its line. */
        private void moveTo(CSVRecord row) {
            for (int end = (int) row.getCharacterPosition(); counted < end; counted++) {
                if (text.charAt(counted) == '\n') {
                    line++;
                }
            }
        }
    }
}
