package fr.candidatflow.application.search;

import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.StaffMember;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A list as a file for a spreadsheet. Rows go from a cursor of the database to a file on the disk, and from there to the browser: in
 * memory are never more than a few hundred, a slow browser holds no connection, and what fails half-way is an error page and no
 * half file. Each export is in the audit.
 */
@Service
public class ListExport {

    enum Format {
        /** UTF-8 with its mark and semicolons: what Excel opens by a double click where the decimal sign is a comma. */
        CSV("text/csv;charset=UTF-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }
    }

    private static final List<String> HEADINGS = List.of(
            "Number",
            "Last name",
            "First name",
            "Centre",
            "Training code",
            "Training",
            "Status",
            "By post",
            "Documents rejected",
            "Documents missing",
            "Documents to check",
            "Documents settled",
            "Opened",
            "Submitted");

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** Rows that a workbook keeps before it writes them to the disk. */
    private static final int WINDOW = 100;

    private final ApplicationSearch search;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    ListExport(
            ApplicationSearch search,
            Audit audit,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.search = search;
        this.audit = audit;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    void send(Scope scope, Criteria criteria, StaffMember staff, Format format, HttpServletResponse response)
            throws IOException {
        Path file = Files.createTempFile("list-", "." + format.name().toLowerCase(Locale.ROOT));
        try {
            int rows = write(scope, criteria, format, file);
            transaction.executeWithoutResult(status ->
                    audit.record(staff.id(), "application", "list", "exported as " + format, rows + " applications"));
            response.setContentType(format.contentType);
            response.setContentLengthLong(Files.size(file));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("applications-" + LocalDate.now(clock) + "."
                                    + format.name().toLowerCase(Locale.ROOT))
                            .build()
                            .toString());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** @return the rows below the headings */
    int write(Scope scope, Criteria criteria, Format format, Path file) throws IOException {
        return format == Format.CSV ? writeCsv(scope, criteria, file) : writeWorkbook(scope, criteria, file);
    }

    private int writeCsv(Scope scope, Criteria criteria, Path file) throws IOException {
        var csv = CSVFormat.RFC4180.builder().setDelimiter(';').get();
        int[] rows = {0};
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(BYTE_ORDER_MARK);
            var printer = new CSVPrinter(out, csv);
            printer.printRecord(HEADINGS);
            search.each(scope, criteria, found -> {
                try {
                    printer.printRecord(
                            values(found).stream().map(ListExport::printed).toList());
                    rows[0]++;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            printer.flush();
        }
        return rows[0];
    }

    private List<Object> values(FoundApplication found) {
        return Arrays.asList(
                found.number(),
                found.lastName(),
                found.firstName(),
                found.centre(),
                found.trainingCode(),
                found.training(),
                messages.getMessage("application.status." + found.status(), null, Locale.ENGLISH),
                found.paper() ? "yes" : "no",
                found.rejected(),
                found.missing(),
                found.toCheck(),
                found.settled(),
                local(found.openedAt()),
                local(found.submittedAt()));
    }

    private LocalDateTime local(Instant moment) {
        return moment == null ? null : moment.atZone(clock.getZone()).toLocalDateTime();
    }

    private static String printed(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof LocalDateTime moment
                ? MINUTE.format(moment)
                : value instanceof String text ? harmless(text) : value.toString();
    }

    /** A spreadsheet runs a cell that begins like a formula, also one from a CSV file: an apostrophe makes it a text. */
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Cells are typed as texts, numbers and dates, so that none is taken for a formula. */
    private int writeWorkbook(Scope scope, Criteria criteria, Path file) throws IOException {
        int[] rows = {0};
        try (var workbook = new SXSSFWorkbook(WINDOW);
                OutputStream out = Files.newOutputStream(file)) {
            workbook.setCompressTempFiles(true);
            SXSSFSheet sheet = workbook.createSheet("Applications");
            var dates = workbook.createCellStyle();
            dates.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm"));
            var bold = workbook.createCellStyle();
            var font = workbook.createFont();
            font.setBold(true);
            bold.setFont(font);
            headings(sheet, bold);
            search.each(scope, criteria, found -> fill(sheet, ++rows[0], values(found), dates));
            workbook.write(out);
        }
        return rows[0];
    }

    private static void headings(SXSSFSheet sheet, CellStyle bold) {
        sheet.createFreezePane(0, 1);
        var row = sheet.createRow(0);
        for (int column = 0; column < HEADINGS.size(); column++) {
            var cell = row.createCell(column);
            cell.setCellValue(HEADINGS.get(column));
            cell.setCellStyle(bold);
            sheet.setColumnWidth(column, (column == 5 ? 60 : 20) * 256);
        }
    }

    private static void fill(SXSSFSheet sheet, int number, List<Object> values, CellStyle dates) {
        var row = sheet.createRow(number);
        for (int column = 0; column < values.size(); column++) {
            Object value = values.get(column);
            if (value instanceof LocalDateTime moment) {
                var cell = row.createCell(column);
                cell.setCellValue(moment);
                cell.setCellStyle(dates);
            } else if (value instanceof Integer amount) {
                row.createCell(column).setCellValue(amount);
            } else if (value != null) {
                row.createCell(column).setCellValue((String) value);
            }
        }
    }
}
