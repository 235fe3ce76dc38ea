package fr.candidatflow.application.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.boot.test.context.TestComponent;

/** Exports of a known number of rows, for the benchmark. */
@TestComponent
public class ExportQueries {

    private final ListExport export;

    ExportQueries(ListExport export) {
        this.export = export;
    }

    /**
     * By what is exported; each returns how many rows it has written.
     *
     * @param from of the moments of opening
     * @param rowsAMinute how many applications were opened in each minute from then on
     */
    public Map<String, Callable<Integer>> exports(Instant from, int rowsAMinute, int... rows) {
        var exports = new LinkedHashMap<String, Callable<Integer>>();
        for (var format : ListExport.Format.values()) {
            for (int wanted : rows) {
                exports.put(
                        format + ", %,d rows".formatted(wanted),
                        () -> write(format, from, from.plusSeconds(60L * wanted / rowsAMinute)));
            }
        }
        return exports;
    }

    private int write(ListExport.Format format, Instant from, Instant before) throws IOException {
        var opened = new Criteria(null, null, null, null, null, from, before, null, null, Order.SUBMITTED, true);
        Path file = Files.createTempFile("benchmark", null);
        try {
            return export.write(new Scope(true, Set.of(), Set.of()), opened, format, file);
        } finally {
            Files.delete(file);
        }
    }
}
