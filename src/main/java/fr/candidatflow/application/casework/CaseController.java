package fr.candidatflow.application.casework;

import fr.candidatflow.account.AccountService;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.MomentWords;
import fr.candidatflow.application.StaffSteps;
import fr.candidatflow.document.FileResponse;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.StaffMember;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The staff's page of one application. */
@Controller
@RequestMapping("/staff/applications/{number}")
class CaseController {

    private final Cases cases;
    private final AdmissionService admissions;
    private final AccountService accounts;
    private final StaffSteps steps;
    private final FileResponse files;
    private final Audit audit;
    private final Clock clock;

    CaseController(
            Cases cases,
            AdmissionService admissions,
            AccountService accounts,
            StaffSteps steps,
            FileResponse files,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.admissions = admissions;
        this.accounts = accounts;
        this.steps = steps;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param at the day and hour in words */
    record Line(String label, String at) {}

    @GetMapping
    String show(@PathVariable String number, Authentication authentication, Model model) {
        var found = cases.find(number, StaffMember.of(authentication));
        var application = found.application();
        model.addAttribute("candidacy", application);
        model.addAttribute("training", found.training());
        model.addAttribute("candidate", accounts.get(application.account()));
        model.addAttribute(
                "stage",
                application.withdrawalFinalAt() == null ? application.status().name() : "WITHDRAWING");
        model.addAttribute("holder", holder(application.status()));
        model.addAttribute("dates", dates(found));
        model.addAttribute("documents", admissions.documents(application.id()));
        model.addAttribute(
                "step", steps.of(List.of(application.id()), found.staff()).get(application.id()));
        model.addAttribute(
                "opinion",
                found.decided() ? admissions.opinion(application.id()).orElse(null) : null);
        var now = clock.instant();
        model.addAttribute(
                "datesMovable",
                Corrections.movable(found.training(), found.staff()).stream()
                        .anyMatch(deadline -> deadline.matters(application, now)));
        model.addAttribute(
                "offered",
                Corrections.offered(found).stream()
                        .map(CorrectionController.Act::of)
                        .toList());
        model.addAttribute("acts", audit.of(Corrections.AREA, number));
        model.addAttribute("zone", clock.getZone());
        return "application/staff/application";
    }

    /** What the candidate still prepares is theirs alone; a commission has nothing to do with a file before it is complete. */
    @GetMapping("/documents/{code}/file")
    void file(
            @PathVariable String number,
            @PathVariable String code,
            Authentication authentication,
            HttpServletResponse response)
            throws IOException {
        var found = cases.find(number, StaffMember.of(authentication));
        var application = found.application();
        boolean open = found.managed()
                ? application.status() != ApplicationStatus.IN_PREPARATION
                : application.status() == ApplicationStatus.COMPLETE
                        || application.status().published();
        if (!open) {
            throw new NotFound();
        }
        var deposited = admissions.documents(application.id()).stream()
                .filter(document -> document.code().equals(code) && document.file() != null)
                .findFirst()
                .orElseThrow(NotFound::new);
        files.preview(deposited.file(), response);
    }

    private List<Line> dates(Cases.Case found) {
        var application = found.application();
        var lines = new ArrayList<Line>();
        add(lines, "Submitted", application.submittedAt());
        add(lines, "Submission until", application.submissionDeadline());
        add(lines, "Corrections until", application.returnDeadline());
        add(lines, "Publication from", application.publicationAt());
        add(lines, "Answer until", application.answerDeadline());
        add(lines, "Withdrawal final on", application.withdrawalFinalAt());
        add(lines, "Waiting list until", application.waitingListClosesAt());
        return lines;
    }

    private void add(List<Line> lines, String label, Instant at) {
        if (at != null) {
            lines.add(new Line(label, new MomentWords(Locale.ENGLISH, clock.getZone()).at(at)));
        }
    }

    private static String holder(ApplicationStatus status) {
        return switch (status) {
            case IN_PREPARATION, INCOMPLETE, ADMITTED -> "The candidate";
            case SUBMITTED -> "The application centre";
            case COMPLETE -> "The commission";
            case WAITING_LISTED -> "Nobody: a seat must be freed first";
            case CONFIRMED -> "Nobody: the candidate may still withdraw until the answer date";
            case REFUSED, WITHDRAWN, EXPIRED, CANCELLED -> "Nobody: the application is over";
        };
    }
}
