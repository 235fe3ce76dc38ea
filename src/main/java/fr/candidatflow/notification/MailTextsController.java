package fr.candidatflow.notification;

import fr.candidatflow.notification.texts.BrokenMailText;
import fr.candidatflow.notification.texts.MailText;
import fr.candidatflow.notification.texts.MailTexts;
import fr.candidatflow.notification.texts.TextChangedMeanwhile;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffDirectory;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.mail.MailException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The words of the mails, edited by an administrator: seen as a candidate would, tried on oneself, and taken back at will. */
@Controller
@RequestMapping(MailTextsController.PAGE)
class MailTextsController {

    static final String PAGE = "/admin/mails";

    private static final Logger log = LoggerFactory.getLogger(MailTextsController.class);
    private static final String FRAME = "frame";

    /** @param former the whole text that was opened */
    record Words(String subject, String body, String former) {

        Words {
            subject = subject == null ? "" : subject.replaceAll("\\s+", " ").strip();
            body = lines(body).strip();
            former = lines(former);
        }

        /** A browser sends CR LF. */
        private static String lines(String text) {
            return text == null ? "" : text.replace("\r\n", "\n");
        }
    }

    /** A mail in its languages. */
    record Line(String mail, List<Version> versions) {}

    /**
     * @param language in English, as the page says it
     * @param changedBy null as long as the text is the shipped one
     */
    record Version(String name, String language, String changedBy) {}

    private final MailTexts texts;
    private final MailSamples samples;
    private final Postman postman;
    private final StaffDirectory directory;
    private final Clock clock;

    MailTextsController(MailTexts texts, MailSamples samples, Postman postman, StaffDirectory directory, Clock clock) {
        this.texts = texts;
        this.samples = samples;
        this.postman = postman;
        this.directory = directory;
        this.clock = clock;
    }

    @Bean
    static StaffSection mailTextsSection() {
        return new StaffSection(
                PAGE, "Mails", "The words of each mail, in French and English", StaffMember::administrator, 700);
    }

    @GetMapping
    String list(Model model) {
        var own = texts.own();
        model.addAttribute(
                "lines",
                Stream.concat(
                                Stream.of(FRAME),
                                Arrays.stream(MailTemplate.values()).map(MailTemplate::path))
                        .map(mail -> new Line(
                                words(mail),
                                Stream.of(Locale.FRENCH, Locale.ENGLISH)
                                        .map(language -> version(mail, language, own))
                                        .toList()))
                        .toList());
        return "notification/mail-texts";
    }

    private static Version version(String mail, Locale language, Map<String, MailText> own) {
        String name = mail + "." + language.getLanguage();
        return new Version(
                name,
                language.getDisplayLanguage(Locale.ENGLISH),
                own.containsKey(name) ? own.get(name).changedBy() : null);
    }

    @GetMapping("/{name}")
    String page(@PathVariable String name, Model model) {
        model.addAttribute("words", split(name, texts.get(name).text()));
        return show(name, model);
    }

    @PostMapping("/{name}")
    String save(
            @PathVariable String name,
            @ModelAttribute("words") Words words,
            BindingResult errors,
            Model model,
            Authentication staff,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            texts.save(name, join(name, words, errors), words.former(), names(name), staff.getName());
        } catch (BrokenMailText broken) {
            errors.rejectValue("body", "broken", broken.getMessage());
        } catch (TextChangedMeanwhile changed) {
            errors.reject("changed", changedMeanwhile(name));
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(name, model);
        }
        next.addFlashAttribute("notice", "Saved. The next mail has these words.");
        return "redirect:" + PAGE + "/" + name;
    }

    @PostMapping("/{name}/preview")
    String preview(
            @PathVariable String name,
            @ModelAttribute("words") Words words,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        var letter = sample(name, words, errors, "");
        if (letter == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        } else {
            model.addAttribute("preview", letter);
        }
        return show(name, model);
    }

    @PostMapping("/{name}/test")
    String test(
            @PathVariable String name,
            @ModelAttribute("words") Words words,
            BindingResult errors,
            Model model,
            Authentication staff,
            HttpServletResponse response) {
        var address = directory.email(staff.getName());
        if (address.isEmpty()) {
            errors.reject(
                    "no-address", "You have no e-mail address yet: enter one in your account of Camunda’s Admin.");
        } else {
            var letter = sample(name, words, errors, address.get());
            if (letter != null) {
                try {
                    postman.deliver(
                            letter, Optional.empty(), "<test-" + UUID.randomUUID() + "@" + postman.domain() + ">");
                    model.addAttribute("notice", "Sent to " + address.get() + ".");
                } catch (MailException unsent) {
                    log.warn("A test of the mail {} was not sent", name, unsent);
                    errors.reject("unsent", "The mail server has not taken it. Try again in a few minutes.");
                }
            }
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        return show(name, model);
    }

    @PostMapping("/{name}/removal")
    String remove(
            @PathVariable String name,
            @ModelAttribute("words") Words words,
            BindingResult errors,
            Model model,
            Authentication staff,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            texts.remove(name, words.former(), staff.getName());
        } catch (TextChangedMeanwhile changed) {
            errors.reject("changed", changedMeanwhile(name));
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(name, model);
        }
        next.addFlashAttribute("notice", "The shipped text is in force again.");
        return "redirect:" + PAGE + "/" + name;
    }

    private Letter sample(String name, Words words, BindingResult errors, String recipient) {
        try {
            String text = join(name, words, errors);
            texts.check(text, names(name));
            return errors.hasErrors() ? null : samples.sample(template(name), text, language(name), recipient);
        } catch (BrokenMailText broken) {
            errors.rejectValue("body", "broken", broken.getMessage());
            return null;
        }
    }

    private String changedMeanwhile(String name) {
        var current = texts.get(name);
        return (current.own() ? current.changedBy() + " has changed this text" : "The shipped text was put back")
                + " since you opened it. Yours is below and not saved; open the page again to see the other.";
    }

    private String show(String name, Model model) {
        var current = texts.get(name);
        model.addAttribute("name", name);
        model.addAttribute(
                "title",
                words(name.substring(0, name.indexOf('.'))) + ", "
                        + language(name).getDisplayLanguage(Locale.ENGLISH));
        model.addAttribute("current", current);
        model.addAttribute("shipped", texts.shipped(name));
        model.addAttribute("names", names(name).stream().sorted().toList());
        model.addAttribute("frame", name.startsWith(FRAME + "."));
        model.addAttribute("zone", clock.getZone());
        model.addAttribute("longest", MailTexts.LONGEST);
        return "notification/mail-text";
    }

    /** A text as its file holds it. */
    private static String join(String name, Words words, BindingResult errors) {
        if (words.body().isEmpty()) {
            errors.rejectValue("body", "missing", "Enter the text of the mail.");
        }
        if (words.body().length() > MailTexts.LONGEST - 500) {
            errors.rejectValue(
                    "body", "long", "The text is too long: at most " + (MailTexts.LONGEST - 500) + " characters.");
        }
        if (name.startsWith(FRAME + ".")) {
            if (!words.body().contains("[(${body})]")) {
                errors.rejectValue("body", "no-body", "The frame must hold [(${body})], where the mail itself stands.");
            }
            return words.body();
        }
        if (words.subject().isEmpty()) {
            errors.rejectValue("subject", "missing", "Enter the subject.");
        }
        if (words.subject().length() > 250) {
            errors.rejectValue("subject", "long", "The subject is too long: at most 250 characters.");
        }
        return MailFiller.SUBJECT + words.subject() + "\n\n" + words.body();
    }

    private static Words split(String name, String text) {
        if (name.startsWith(FRAME + ".")) {
            return new Words("", text, text);
        }
        int end = text.indexOf('\n');
        return new Words(text.substring(MailFiller.SUBJECT.length(), end), text.substring(end), text);
    }

    private Set<String> names(String name) {
        return samples.names(template(name), language(name));
    }

    /** Null for the frame. */
    private static MailTemplate template(String name) {
        return name.startsWith(FRAME + ".")
                ? null
                : Arrays.stream(MailTemplate.values())
                        .filter(template -> name.startsWith(template.path() + "."))
                        .findFirst()
                        .orElseThrow(NotFound::new);
    }

    private static Locale language(String name) {
        return Locale.forLanguageTag(name.substring(name.indexOf('.') + 1));
    }

    private static String words(String mail) {
        String sentence = mail.equals(FRAME) ? "greeting and closing of all mails" : mail.replace('-', ' ');
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
