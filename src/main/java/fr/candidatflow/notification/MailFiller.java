package fr.candidatflow.notification;

import fr.candidatflow.notification.texts.MailTexts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Fills the text of a mail, in the frame that all mails have in common, with the things that it names. */
@Component
class MailFiller {

    /** Begins the first line of a text. */
    static final String SUBJECT = "Subject: ";

    private final SpringTemplateEngine engine = engine();
    private final MailTexts texts;

    MailFiller(MailTexts texts) {
        this.texts = texts;
    }

    /** An engine of its own, without the pages' texts and beans; it is given the text itself. */
    private static SpringTemplateEngine engine() {
        var resolver = new StringTemplateResolver();
        resolver.setTemplateMode(TemplateMode.TEXT);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    /** The text in force, in the frame in force. */
    Text fill(MailTemplate template, Locale language, Map<String, Object> named) {
        return fill(text(template, language), frame(language), language, named);
    }

    Text fill(String source, String frame, Locale language, Map<String, Object> named) {
        String text = engine.process(source, new Context(language, named));
        int end = text.indexOf('\n');
        var framed = new HashMap<>(named);
        framed.put("body", text.substring(end).strip());
        String body = engine.process(frame, new Context(language, framed));
        return new Text(
                oneLine(text.substring(SUBJECT.length(), end)), body.strip().replaceAll("\n{3,}", "\n\n"));
    }

    String text(MailTemplate template, Locale language) {
        return texts.get(template.file(language)).text();
    }

    String frame(Locale language) {
        return texts.get("frame." + language.getLanguage()).text();
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    record Text(String subject, String body) {}
}
