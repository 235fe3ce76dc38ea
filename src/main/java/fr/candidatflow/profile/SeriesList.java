package fr.candidatflow.profile;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The series of {@code bac-series.csv}, in the order of that file. */
@Component
class SeriesList {

    private static final String FILE = "bac-series.csv";

    private final List<Series> all;

    SeriesList() {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = new InputStreamReader(
                        new ClassPathResource(FILE, SeriesList.class).getInputStream(), StandardCharsets.UTF_8);
                var rows = format.parse(reader)) {
            all = rows.stream().map(SeriesList::series).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Series series(CSVRecord row) {
        return new Series(
                row.get("code"),
                row.get("label_fr"),
                row.get("family"),
                session(row.get("first_session")),
                session(row.get("last_session")),
                Boolean.parseBoolean(row.get("ine_required")),
                Boolean.parseBoolean(row.get("foreign_title")));
    }

    private static Integer session(String year) {
        return year.isEmpty() ? null : Integer.valueOf(year);
    }

    Optional<Series> find(String code) {
        return all.stream().filter(series -> series.code().equals(code)).findFirst();
    }

    List<Series> offeredIn(int year) {
        return all.stream().filter(series -> series.offeredIn(year)).toList();
    }

    /** The only choice of who has no baccalaureate (S22). */
    Series withoutBaccalaureate() {
        return all.stream()
                .filter(series -> Series.NONE.equals(series.family()))
                .findFirst()
                .orElseThrow();
    }
}
