package fr.candidatflow.application.retention;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.CampaignStillOpen;
import fr.candidatflow.application.ClaimedBySomebodyElse;
import fr.candidatflow.application.NothingToDecide;
import fr.candidatflow.application.RetentionSteps;
import fr.candidatflow.catalogue.CampaignEditor;
import fr.candidatflow.catalogue.ChangedMeanwhile;
import fr.candidatflow.catalogue.RetentionOutOfRange;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How long applications are kept, what would be deleted, and the decision about it. */
@Controller
@RequestMapping("/admin/retention")
class RetentionController {

    /** Of those that block, how many are named. */
    private static final int NAMED = 50;

    private final CampaignEditor campaigns;
    private final Retention retention;
    private final RetentionSteps steps;
    private final Reports reports;
    private final Statistics statistics;
    private final AdmissionService admissions;
    private final Clock clock;

    RetentionController(
            CampaignEditor campaigns,
            Retention retention,
            RetentionSteps steps,
            Reports reports,
            Statistics statistics,
            AdmissionService admissions,
            Clock clock) {
        this.campaigns = campaigns;
        this.retention = retention;
        this.steps = steps;
        this.reports = reports;
        this.statistics = statistics;
        this.admissions = admissions;
        this.clock = clock;
    }

    /** @param report null before the first one */
    record Line(CampaignEditor.Listed campaign, LocalDate dueOn, Report report) {

        /** Whether a report is still to come. */
        public boolean waits() {
            return report == null
                    || report.state() == Report.State.POSTPONED
                    || report.state() == Report.State.SOME_KEPT;
        }

        public boolean deleting() {
            return report != null && report.state() == Report.State.DELETING;
        }
    }

    /** An application that is kept since a process works on it. */
    record Kept(String number, String step) {}

    /** As it was typed. */
    record Form(String days, String postponedTo, String reason) {}

    @Bean
    static StaffSection retentionSection() {
        return new StaffSection(
                "/admin/retention",
                "Retention",
                "How long applications are kept, what would be deleted, and the numbers that stay",
                StaffMember::administrator,
                660);
    }

    @GetMapping
    ModelAndView list() {
        return new ModelAndView("application/retention/campaigns")
                .addObject("lines", campaigns.all().stream().map(this::line).toList());
    }

    @GetMapping("/{campaign}")
    ModelAndView page(@PathVariable("campaign") String code) {
        var line = line(campaigns.get(code));
        return page(line, new Form("" + line.campaign().retentionDays(), "", ""), Map.of());
    }

    @PostMapping("/{campaign}/days")
    ModelAndView keepFor(
            @PathVariable("campaign") String code,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "-1") long version,
            Authentication user,
            RedirectAttributes next) {
        var line = line(campaigns.get(code));
        var form = new Form(days.strip(), "", "");
        try {
            campaigns.retain(code, version, number(form.days()), user.getName());
        } catch (RetentionOutOfRange refused) {
            return page(line, form, Map.of("days", refused.getMessage()));
        } catch (ChangedMeanwhile | OptimisticLockingFailureException refused) {
            return page(line, form, Map.of("days", new ChangedMeanwhile().getMessage()));
        }
        next.addFlashAttribute("notice", "The applications are kept for %s days.".formatted(form.days()));
        return back(code);
    }

    @PostMapping("/{campaign}/approval")
    ModelAndView approve(
            @PathVariable("campaign") String code,
            @RequestParam(defaultValue = "-1") long report,
            Authentication user,
            RedirectAttributes next) {
        var line = line(campaigns.get(code));
        var form = new Form("", "", "");
        try {
            refuseUnlessShown(line, report);
            steps.decide(code, true, null, null, StaffMember.of(user));
        } catch (CampaignStillOpen | NothingToDecide | ClaimedBySomebodyElse refused) {
            return refusal(code, form, refused);
        }
        next.addFlashAttribute("notice", "The deletion has begun. Its figures are here when it is done.");
        return back(code);
    }

    @PostMapping("/{campaign}/postponement")
    ModelAndView postpone(
            @PathVariable("campaign") String code,
            @RequestParam(defaultValue = "-1") long report,
            @RequestParam(defaultValue = "") String postponedTo,
            @RequestParam(defaultValue = "") String reason,
            Authentication user,
            RedirectAttributes next) {
        var line = line(campaigns.get(code));
        var form = new Form("", postponedTo.strip(), reason.strip());
        var problems = problems(form);
        if (!problems.isEmpty() && line.report() != null && line.report().open()) {
            return page(line, form, problems);
        }
        try {
            refuseUnlessShown(line, report);
            steps.decide(code, false, day(form.postponedTo()), form.reason(), StaffMember.of(user));
        } catch (NothingToDecide | ClaimedBySomebodyElse refused) {
            return refusal(code, form, refused);
        }
        next.addFlashAttribute("notice", "The deletion is postponed to %s.".formatted(form.postponedTo()));
        return back(code);
    }

    /** Whoever decides has seen these figures and no others. */
    private static void refuseUnlessShown(Line line, long report) {
        if (line.report() == null || line.report().id() != report) {
            throw new NothingToDecide();
        }
    }

    private Map<String, String> problems(Form form) {
        var problems = new LinkedHashMap<String, String>();
        var day = day(form.postponedTo());
        if (day == null) {
            problems.put("postponedTo", "Give the day of the next report, such as 2027-03-31.");
        } else if (day.isBefore(LocalDate.now(clock))) {
            problems.put("postponedTo", "%s is past. Give a day from today on.".formatted(day));
        }
        if (!Retention.isReason(form.reason())) {
            problems.put("reason", "Give a reason of at most %d characters.".formatted(Retention.LONGEST_REASON));
        }
        return problems;
    }

    /** Null when it is none. */
    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private static int number(String typed) {
        if (!typed.matches("[0-9]{1,4}")) {
            throw new RetentionOutOfRange();
        }
        return Integer.parseInt(typed);
    }

    private Line line(CampaignEditor.Listed campaign) {
        return new Line(
                campaign,
                retention.dueOn(campaign.code()),
                reports.latest(campaign.code()).orElse(null));
    }

    private ModelAndView refusal(String code, Form form, BrokenRule refused) {
        var page = page(line(campaigns.get(code)), form, Map.of()).addObject("refusal", refused.getMessage());
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(Line line, Form form, Map<String, String> problems) {
        String code = line.campaign().code();
        var all = reports.of(code);
        var open = line.report() != null && line.report().open() ? line.report() : null;
        var page = new ModelAndView("application/retention/campaign")
                .addObject("line", line)
                .addObject("campaign", line.campaign())
                .addObject("report", open)
                .addObject("kept", open == null ? List.of() : kept(code))
                .addObject("earlier", open == null ? all : all.subList(1, all.size()))
                .addObject("statistics", statistics.of(code))
                .addObject(
                        "megabytes",
                        open == null ? 0 : DataSize.ofBytes(open.bytes()).toMegabytes())
                .addObject("zone", clock.getZone())
                .addObject("form", form)
                .addObject("problems", problems);
        if (!problems.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return page;
    }

    private List<Kept> kept(String campaign) {
        return steps.running(campaign).entrySet().stream()
                .limit(NAMED)
                .map(application ->
                        new Kept(admissions.get(application.getKey()).number(), application.getValue()))
                .toList();
    }

    private static ModelAndView back(String code) {
        return new ModelAndView("redirect:/admin/retention/" + code);
    }
}
