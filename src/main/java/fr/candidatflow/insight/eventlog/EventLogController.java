package fr.candidatflow.insight.eventlog;

import fr.candidatflow.insight.HistoryRights;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where analysts ask for an event log. */
@Controller
@RequestMapping(EventLogController.PATH)
class EventLogController {

    static final String PATH = "/staff/event-log";

    private static final String PAGE = "insight/event-log";

    private final EventLog log;
    private final HistoryRights rights;
    private final Clock clock;

    EventLogController(EventLog log, HistoryRights rights, Clock clock) {
        this.log = log;
        this.rights = rights;
        this.clock = clock;
    }

    @Bean
    static StaffSection eventLogSection() {
        return new StaffSection(
                PATH,
                "Event log",
                "The history of a process as XES or CSV, for process-mining tools",
                staff -> staff.analyst() || staff.administrator(),
                500);
    }

    /** As it was typed. */
    record Form(String process, String version, String from, String until, String format, String names) {

        Form {
            process = strip(process);
            version = strip(version);
            from = strip(from);
            until = strip(until);
            format = strip(format).isEmpty() ? EventLog.Format.XES.name() : strip(format);
            names = strip(names).isEmpty() ? "PSEUDONYMS" : strip(names);
        }

        private static String strip(String typed) {
            return typed == null ? "" : typed.strip();
        }

        /** @return null when something was refused, each at its field */
        LogQuery query(List<ProcessDefinition> allowed, ZoneId zone, Errors errors) {
            if (allowed.stream().noneMatch(definition -> definition.getKey().equals(process))) {
                errors.rejectValue("process", "", "Choose a process of the list");
            }
            if (!version.isEmpty() && !version.matches("[1-9]\\d{0,5}")) {
                errors.rejectValue("version", "", "Enter the number of a version, such as 3, or nothing for all");
            }
            if (List.of(EventLog.Format.values()).stream()
                    .noneMatch(known -> known.name().equals(format))) {
                errors.rejectValue("format", "", "Choose a format");
            }
            var first = day("from", from, errors);
            var last = day("until", until, errors);
            if (first != null && last != null && last.isBefore(first)) {
                errors.rejectValue("until", "", "The last day is before the first one");
            }
            return errors.hasErrors()
                    ? null
                    : new LogQuery(
                            process,
                            version.isEmpty() ? null : Integer.valueOf(version),
                            first == null ? null : first.atStartOfDay(zone).toInstant(),
                            last == null
                                    ? null
                                    : last.plusDays(1).atStartOfDay(zone).toInstant());
        }

        private static LocalDate day(String field, String typed, Errors errors) {
            try {
                return typed.isEmpty() ? null : LocalDate.parse(typed);
            } catch (DateTimeException noDay) {
                errors.rejectValue(field, "", "Enter a day that exists, such as 2026-03-27");
                return null;
            }
        }
    }

    @GetMapping
    String page(@ModelAttribute("form") Form form, BindingResult errors, Authentication authentication, Model model) {
        return page(processes(authentication), model);
    }

    @GetMapping("/file")
    String file(
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Authentication authentication,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var processes = processes(authentication);
        var query = form.query(processes, clock.getZone(), errors);
        if (query == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(processes, model);
        }
        var format = EventLog.Format.valueOf(form.format());
        response.setContentType(format.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(query.process() + "-" + LocalDate.now(clock) + "." + format.ending())
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        log.write(authentication.getName(), query, format, !form.names().equals("HISTORY"), response.getOutputStream());
        return null;
    }

    private String page(List<ProcessDefinition> processes, Model model) {
        var names = new LinkedHashMap<String, String>();
        processes.forEach(process -> names.put(process.getKey(), process.getName()));
        model.addAttribute("processes", names);
        model.addAttribute("formats", inOrder("XES", "XES 2.0 (IEEE 1849)", "CSV", "CSV"));
        model.addAttribute(
                "choicesOfNames",
                inOrder(
                        "PSEUDONYMS",
                        "Pseudonyms, drawn for this log alone",
                        "HISTORY",
                        "The keys and user IDs of the history"));
        return PAGE;
    }

    private static Map<String, String> inOrder(String key, String text, String otherKey, String otherText) {
        var choices = new LinkedHashMap<String, String>();
        choices.put(key, text);
        choices.put(otherKey, otherText);
        return choices;
    }

    private List<ProcessDefinition> processes(Authentication authentication) {
        return rights.readable(StaffMember.of(authentication));
    }
}
