package fr.candidatflow.catalogue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;

/** An offer as large as a whole country's, brought in by the real import as if one establishment had it all. */
@TestComponent
public class ManyTrainings {

    private static final String ESTABLISHMENT = "9999999Z";
    private static final CSVFormat FORMAT =
            CSVFormat.Builder.create().setDelimiter(';').get();

    private final CatalogueImporter importer;

    ManyTrainings(CatalogueImporter importer) {
        this.importer = importer;
    }

    /**
     * Every row of the ministry's file, with a code of its own and open; rows are repeated up to the wanted number.
     *
     * @param file null to make rows up
     * @return how many trainings there are now
     */
    public int bringIn(Path file, int wanted) throws IOException {
        var bytes = file == null ? madeUp(wanted) : repeated(Files.readString(file), wanted);
        var defaults = new ClassPathResource("catalogue-defaults.yaml").getContentAsByteArray();
        return importer.bringIn(ProgrammeFile.read(bytes, ESTABLISHMENT), CatalogueDefaults.read(defaults))
                .created();
    }

    private static byte[] madeUp(int wanted) {
        var domains = List.of("SCIENCES", "DROIT", "LETTRES", "ECONOMIE", "SANTE", "ARTS", "LANGUES");
        return ProgrammeRows.file(IntStream.range(0, wanted)
                .mapToObj(n -> ProgrammeRows.of(
                        ESTABLISHMENT, "M" + n, domains.get(n % 7) + " | DOMAINE " + n % 5, "Mention de master " + n))
                .toArray());
    }

    private static byte[] repeated(String csv, int wanted) throws IOException {
        List<CSVRecord> rows;
        try (var parser = CSVParser.parse(new StringReader(csv.replace("\uFEFF", "")), FORMAT)) {
            rows = parser.getRecords();
        }
        var header = rows.get(0).toList();
        int establishment = header.indexOf("Code UAI de l’établissement accrédité");
        int code = header.indexOf("Identifiant navette de la mention (INM) de master");
        int open = header.indexOf("Mention ouverte ou non ouverte");
        var out = new StringWriter();
        try (var printer = FORMAT.print(out)) {
            printer.printRecord(header);
            for (int n = 0; n < wanted; n++) {
                var row = new ArrayList<>(rows.get(1 + n % (rows.size() - 1)).toList());
                row.set(establishment, ESTABLISHMENT);
                row.set(code, row.get(code) + "-" + n);
                row.set(open, "1");
                printer.printRecord(row);
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
