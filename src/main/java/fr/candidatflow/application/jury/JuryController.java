package fr.candidatflow.application.jury;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.GivenOpinion;
import fr.candidatflow.application.JuryTasks;
import fr.candidatflow.application.MomentWords;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.OpinionMails;
import fr.candidatflow.application.reason.RefusalReasons;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.Commission;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.portal.Moments;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of a jury's session. A commission that is not one's own does not exist. */
@Controller
class JuryController {

    private static final int LONGEST_REASON = 500;

    private final Jury jury;
    private final JuryTable table;
    private final JuryTasks tasks;
    private final OpinionMails mails;
    private final AdmissionService admissions;
    private final CatalogueService catalogue;
    private final RefusalReasons reasons;
    private final Clock clock;

    JuryController(
            Jury jury,
            JuryTable table,
            JuryTasks tasks,
            OpinionMails mails,
            AdmissionService admissions,
            CatalogueService catalogue,
            RefusalReasons reasons,
            Clock clock) {
        this.jury = jury;
        this.table = table;
        this.tasks = tasks;
        this.mails = mails;
        this.admissions = admissions;
        this.catalogue = catalogue;
        this.reasons = reasons;
        this.clock = clock;
    }

    /** What a chosen file will get. */
    record Proposal(JuryFile file, String words, OpinionMails.Preview mail) {}

    /** A part of the table, as a link. */
    record Tab(Stage stage, long files) {}

    @Bean
    static StaffSection jurySection() {
        return new StaffSection(
                "/staff/jury",
                "Jury",
                "All complete files of a training in one table: give, validate and publish opinions",
                staff -> staff.sitsInACommission() || staff.administrator(),
                200);
    }

    @GetMapping("/staff/jury")
    String trainings(Authentication authentication, Model model) {
        var mine = StaffMember.of(authentication)
                .commissionsAmong(
                        catalogue.commissions().stream().map(Commission::code).toList());
        model.addAttribute("trainings", table.trainings(mine));
        return "application/jury/trainings";
    }

    @GetMapping("/staff/jury/{trainingCode}")
    ModelAndView training(
            @PathVariable String trainingCode,
            @RequestParam(required = false) String show,
            @RequestParam(defaultValue = "1") int page,
            Authentication authentication) {
        var session = session(trainingCode, authentication);
        Stage stage = show == null ? session.mayGive() ? Stage.TO_GIVE : Stage.TO_VALIDATE : Stage.of(show);
        return table(session, stage, page, new GivenForm(new LinkedMultiValueMap<>()), Map.of());
    }

    /** Shows what the candidates will be written; gives the opinions once that is confirmed. */
    @PostMapping("/staff/jury/{trainingCode}/opinions")
    ModelAndView give(
            @PathVariable String trainingCode,
            @RequestParam MultiValueMap<String, String> fields,
            Authentication authentication,
            RedirectAttributes next) {
        var session = session(trainingCode, authentication);
        if (!session.mayGive()) {
            throw new NotFound();
        }
        var form = new GivenForm(fields);
        var chosen = table.chosen(session.training().id(), form.files());
        var problems = form.problems(chosen, reasons.offered(), clock.instant(), clock.getZone());
        if (!problems.isEmpty()) {
            return table(session, Stage.TO_GIVE, 1, form, problems);
        }
        if (!form.confirmed()) {
            return preview(
                    session,
                    "opinions",
                    form,
                    chosen.stream()
                            .map(file -> proposal(file, form.opinion(file, clock.getZone())))
                            .toList());
        }
        var entries = chosen.stream()
                .map(file -> new Jury.Entry(file, form.seen(file.number()), form.opinion(file, clock.getZone())))
                .toList();
        return done(jury.give(entries, session.staff()), "entered", trainingCode, Stage.TO_GIVE, next);
    }

    /** Shows what will be sent at publication; validates, or sends back, once that is confirmed. */
    @PostMapping("/staff/jury/{trainingCode}/validations")
    ModelAndView validate(
            @PathVariable String trainingCode,
            @RequestParam MultiValueMap<String, String> fields,
            Authentication authentication,
            RedirectAttributes next) {
        var session = session(trainingCode, authentication);
        if (!session.mayValidate()) {
            throw new NotFound();
        }
        var form = new GivenForm(fields);
        var chosen = table.chosen(session.training().id(), form.files()).stream()
                .filter(file -> file.given() != null)
                .toList();
        var problems = new LinkedHashMap<String, String>();
        if (chosen.isEmpty()) {
            problems.put("files", "Choose the opinions that this decision is for");
        }
        String decision = form.value("decision");
        if (!List.of("approve", "send-back").contains(decision)) {
            problems.put("decision", "Validate the opinions or send them back");
        }
        if (decision.equals("send-back") && form.value("comment").isEmpty()) {
            problems.put("comment", "Tell the commission why the opinions come back");
        }
        form.commentProblem(problems);
        if (!problems.isEmpty()) {
            return table(session, Stage.TO_VALIDATE, 1, form, problems);
        }
        boolean approved = decision.equals("approve");
        if (!form.confirmed() && approved) {
            return preview(
                    session,
                    "validations",
                    form,
                    chosen.stream().map(file -> proposal(file, file.given())).toList());
        }
        var entries = chosen.stream()
                .map(file -> new Jury.Entry(file, form.seen(file.number()), file.given()))
                .toList();
        String comment = form.value("comment").isEmpty() ? null : form.value("comment");
        return done(
                jury.validate(entries, approved, comment, session.staff()),
                approved ? "validated" : "sent back",
                trainingCode,
                Stage.TO_VALIDATE,
                next);
    }

    @GetMapping("/staff/jury/{trainingCode}/publication")
    ModelAndView publication(@PathVariable String trainingCode, Authentication authentication) {
        return publication(president(trainingCode, authentication), "", null);
    }

    @PostMapping("/staff/jury/{trainingCode}/publication")
    ModelAndView publish(
            @PathVariable String trainingCode,
            @RequestParam(defaultValue = "") String reason,
            Authentication authentication,
            RedirectAttributes next) {
        var session = president(trainingCode, authentication);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return publication(session, reason, "Say in at most 500 characters why the opinions are published now");
        }
        long ready = session.counts() == null ? 0 : session.counts().validated();
        jury.publishNow(session.training(), reason.strip(), session.staff());
        next.addFlashAttribute(
                "notice",
                ready + (ready == 1 ? " opinion is" : " opinions are")
                        + " being published now. Those that are validated later are published at once.");
        return new ModelAndView("redirect:/staff/jury/" + trainingCode + "?show=" + Stage.VALIDATED.code());
    }

    private record Session(TrainingSummary training, JuryTable.Counts counts, StaffMember staff) {

        boolean mayGive() {
            return staff.sitsIn(training.commissionCode()) || staff.administrator();
        }

        boolean mayValidate() {
            return staff.presides(training.commissionCode()) || staff.administrator();
        }
    }

    private Session session(String trainingCode, Authentication authentication) {
        var staff = StaffMember.of(authentication);
        var training = catalogue.findByCode(trainingCode).orElseThrow(NotFound::new);
        var session = new Session(training, table.counts(training.id()), staff);
        if (!session.mayGive() && !session.mayValidate()) {
            throw new NotFound();
        }
        return session;
    }

    private Session president(String trainingCode, Authentication authentication) {
        var session = session(trainingCode, authentication);
        if (!session.mayValidate()) {
            throw new NotFound();
        }
        return session;
    }

    private ModelAndView page(String view, Session session) {
        return new ModelAndView("application/jury/" + view)
                .addObject("training", session.training())
                .addObject("counts", session.counts())
                .addObject("mayGive", session.mayGive())
                .addObject("mayValidate", session.mayValidate())
                .addObject("moments", new MomentWords(Locale.ENGLISH, clock.getZone()));
    }

    private ModelAndView table(Session session, Stage stage, int page, GivenForm form, Map<String, String> problems) {
        int shown = Math.max(1, page);
        var files = table.files(session.training().id(), stage, shown);
        var open = tasks.open(files.stream().map(JuryFile::id).toList());
        long all = session.counts() == null ? 0 : session.counts().of(stage);
        var tabs = Arrays.stream(Stage.values())
                .map(each -> new Tab(
                        each, session.counts() == null ? 0 : session.counts().of(each)))
                .toList();
        var view = page("training", session)
                .addObject("tabs", tabs)
                .addObject("stage", stage)
                .addObject(
                        "files",
                        files.stream()
                                .map(file -> file.withTask(open.get(file.id())))
                                .toList())
                .addObject("page", shown)
                .addObject("pages", Math.max(1, (all + JuryTable.PAGE - 1) / JuryTable.PAGE))
                .addObject("form", form)
                .addObject("problems", problems)
                .addObject("opinions", opinions())
                .addObject("reasons", reasons.offered())
                .addObject(
                        "nextRank",
                        files.isEmpty() ? 1 : admissions.nextRank(files.get(0).id()));
        if (!problems.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return view;
    }

    private static Map<String, String> opinions() {
        var opinions = new LinkedHashMap<String, String>();
        for (Opinion opinion : Opinion.values()) {
            opinions.put(opinion.name(), JuryFile.words(opinion));
        }
        return opinions;
    }

    private Proposal proposal(JuryFile file, GivenOpinion opinion) {
        return new Proposal(
                file,
                JuryFile.words(opinion.opinion()) + (opinion.rank() == null ? "" : ", rank " + opinion.rank()),
                mails.preview(file.id(), opinion));
    }

    private ModelAndView preview(Session session, String action, GivenForm form, List<Proposal> proposals) {
        return page("preview", session)
                .addObject("action", action)
                .addObject("form", form)
                .addObject("proposals", proposals)
                .addObject(
                        "kept",
                        List.of(
                                "opinion",
                                "reason",
                                "interviewOn",
                                "interviewTime",
                                "interviewPlace",
                                "decision",
                                "comment"))
                .addObject(
                        "publishedAt",
                        session.training().dates().publishesOn() == null
                                ? null
                                : new Moments(clock.getZone())
                                        .format(
                                                session.training()
                                                        .dates()
                                                        .publishesOn()
                                                        .atStartOfDay(clock.getZone())
                                                        .toInstant(),
                                                Locale.ENGLISH));
    }

    private static ModelAndView done(
            Jury.Outcome outcome, String what, String trainingCode, Stage stage, RedirectAttributes next) {
        if (outcome.done() > 0) {
            next.addFlashAttribute(
                    "notice", outcome.done() + (outcome.done() == 1 ? " opinion " : " opinions ") + what);
        }
        next.addFlashAttribute("refused", outcome.refused());
        return new ModelAndView("redirect:/staff/jury/" + trainingCode + "?show=" + stage.code());
    }

    private ModelAndView publication(Session session, String reason, String problem) {
        var view = page("publication", session)
                .addObject("reason", reason)
                .addObject("problems", problem == null ? Map.of() : Map.of("reason", problem));
        if (problem != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return view;
    }
}
