package fr.candidatflow.notification.texts;

import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The text of each mail: the establishment's own, else the one shipped in {@code mail/}. Read for each mail, so that a change is in
 * force with the next one, on every node.
 */
@Component
@Transactional
public class MailTexts {

    /** Characters; eCandidat's mails have 5,000. */
    public static final int LONGEST = 8_000;

    private static final String AREA = "mail text";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final Map<String, String> shipped = new ConcurrentHashMap<>();

    MailTexts(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param name such as {@code incomplete-file.en} */
    @Transactional(readOnly = true)
    public MailText get(String name) {
        String original = shipped(name);
        return jdbc.sql("select name, text, changed_by, changed_at from mail_text where name = ?")
                .param(name)
                .query(MailText.class)
                .optional()
                .orElseGet(() -> new MailText(name, original, null, null));
    }

    /** Those that are not as shipped, by name. */
    @Transactional(readOnly = true)
    public Map<String, MailText> own() {
        return jdbc
                .sql("select name, text, changed_by, changed_at from mail_text")
                .query(MailText.class)
                .list()
                .stream()
                .collect(Collectors.toMap(MailText::name, text -> text));
    }

    /** @throws NotFound when there is no such text */
    public String shipped(String name) {
        return shipped.computeIfAbsent(name, MailTexts::read);
    }

    private static String read(String name) {
        if (!name.matches("[a-z]+(-[a-z]+)*\\.(fr|en)")) {
            throw new NotFound();
        }
        var file = new ClassPathResource("mail/" + name + ".txt");
        if (!file.exists()) {
            throw new NotFound();
        }
        try {
            return file.getContentAsString(StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws BrokenMailText when no mail could be made of it */
    public void check(String text, Set<String> known) {
        MailTextRules.check(text, known);
    }

    /**
     * @param former the text that was opened
     * @throws BrokenMailText when no mail could be made of it
     * @throws TextChangedMeanwhile when another text is in force by now
     */
    public void save(String name, String text, String former, Set<String> known, String staff) {
        check(text, known);
        var current = lock(name, former);
        if (current.text().equals(text)) {
            return;
        }
        jdbc.sql("""
                        insert into mail_text (name, text, changed_by, changed_at) values (?, ?, ?, ?)
                        on conflict (name) do update set text = excluded.text, changed_by = excluded.changed_by, changed_at = excluded.changed_at""").params(name, text, staff, Timestamp.from(clock.instant())).update();
        audit.record(staff, AREA, name, "changed", difference(current.text(), text));
    }

    /** Back to the shipped text. */
    public void remove(String name, String former, String staff) {
        var current = lock(name, former);
        if (current.own()) {
            jdbc.sql("delete from mail_text where name = ?").param(name).update();
            audit.record(staff, AREA, name, "back to the shipped text", difference(current.text(), shipped(name)));
        }
    }

    /** One writer of a text at a time, also while it has no row. */
    private MailText lock(String name, String former) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("mail_text " + name)
                .query((row, number) -> 0)
                .list();
        var current = get(name);
        if (!current.text().equals(former)) {
            throw new TextChangedMeanwhile();
        }
        return current;
    }

    /** The lines that went and those that came. */
    private static String difference(String former, String current) {
        var before = former.lines().filter(line -> !line.isBlank()).toList();
        var after = current.lines().filter(line -> !line.isBlank()).toList();
        return before.stream()
                        .filter(line -> !after.contains(line))
                        .map(line -> "− " + line)
                        .collect(Collectors.joining(" "))
                + " "
                + after.stream()
                        .filter(line -> !before.contains(line))
                        .map(line -> "+ " + line)
                        .collect(Collectors.joining(" "));
    }
}
