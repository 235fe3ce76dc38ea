package fr.candidatflow.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads src/docs/permissions.md, the one place where rights are written down. */
final class PermissionTable {

    /** The columns of the table, in its order. */
    enum Role {
        MANAGER,
        OTHER_MANAGER,
        MEMBER,
        PRESIDENT,
        OTHER_COMMISSION,
        ANALYST,
        ADMINISTRATOR,
        CANDIDATE,
        OTHER_CANDIDATE,
        NOBODY
    }

    /** What a row asks for: {@code TASK <key>}, {@code APP <name>} or a method, a path and, after a blank, a JSON body. */
    record Row(String verb, String target, String body, Map<Role, Boolean> allowed) {

        boolean isRequest() {
            return !verb.equals("TASK") && !verb.equals("APP");
        }

        @Override
        public String toString() {
            return verb + " " + target;
        }
    }

    private static final Path FILE = Path.of("src/docs/permissions.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+) ([^` ]+)(?: (\\{[^`]*))?` \\|(.*)\\|$");
    private static final Pattern BEGINS_A_ROW = Pattern.compile("(?m)^\\| `.*$");

    private final List<Row> rows;

    private PermissionTable(List<Row> rows) {
        this.rows = rows;
    }

    static PermissionTable read() {
        try {
            return parse(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws AssertionError when a line cannot be read, is there twice, or allows nobody */
    static PermissionTable parse(String text) {
        var rows = new ArrayList<Row>();
        var seen = new LinkedHashSet<String>();
        BEGINS_A_ROW.matcher(text).results().forEach(line -> {
            var row = ROW.matcher(line.group());
            if (!row.matches()) {
                throw new AssertionError("Cannot be read: " + line.group());
            }
            var read = new Row(row.group(1), row.group(2), row.group(3), allowed(row.group(4), line.group()));
            if (!seen.add(read.toString())) {
                throw new AssertionError("There twice: " + read);
            }
            rows.add(read);
        });
        return new PermissionTable(List.copyOf(rows));
    }

    List<Row> rows() {
        return rows;
    }

    private static Map<Role, Boolean> allowed(String cells, String line) {
        String[] marks = cells.split("\\|", -1);
        var roles = Role.values();
        if (marks.length != roles.length) {
            throw new AssertionError("%d cells and not %d: %s".formatted(marks.length, roles.length, line));
        }
        var allowed = new EnumMap<Role, Boolean>(Role.class);
        for (Role role : roles) {
            allowed.put(
                    role,
                    switch (marks[role.ordinal()].strip()) {
                        case "✓" -> true;
                        case "–" -> false;
                        default -> throw new AssertionError("Neither ✓ nor –: " + line);
                    });
        }
        if (!allowed.containsValue(true)) {
            throw new AssertionError("Allowed to nobody, so that nothing shows that it is there: " + line);
        }
        return allowed;
    }
}
