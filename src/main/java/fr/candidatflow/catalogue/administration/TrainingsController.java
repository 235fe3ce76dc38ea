package fr.candidatflow.catalogue.administration;

import static fr.candidatflow.catalogue.administration.Typed.orEmpty;

import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.CampaignEditor;
import fr.candidatflow.catalogue.CapacityTaken;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.ChangedMeanwhile;
import fr.candidatflow.catalogue.CodeTaken;
import fr.candidatflow.catalogue.Commission;
import fr.candidatflow.catalogue.DatesOutOfOrder;
import fr.candidatflow.catalogue.ImportRefused;
import fr.candidatflow.catalogue.InUse;
import fr.candidatflow.catalogue.ListedTraining;
import fr.candidatflow.catalogue.ReminderDays;
import fr.candidatflow.catalogue.RequiredDocument;
import fr.candidatflow.catalogue.TrainingContent;
import fr.candidatflow.catalogue.TrainingDates;
import fr.candidatflow.catalogue.TrainingEditor;
import fr.candidatflow.catalogue.TrainingId;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Finds a training, and changes what it offers and asks for. */
@Controller
@RequestMapping("/admin/trainings")
class TrainingsController {

    /** Trainings on one page of the list. */
    static final int PAGE = 50;

    private static final String NEW = "catalogue/administration/training-new";

    private static final Map<String, String> FIELDS = Map.of(
            "opening", "opensOn",
            "closing", "closesOn",
            "return", "returnOn",
            "publication", "publishesOn",
            "answer", "answerOn",
            "waiting list", "waitingListClosesOn",
            "campaign end", "waitingListClosesOn");

    /** @param code and campaign are chosen once, when the training is made */
    record TrainingForm(
            String version,
            String code,
            String campaign,
            String title,
            String domain,
            String url,
            String commission,
            String mode,
            String capacity,
            String inService,
            String opensOn,
            String closesOn,
            String returnOn,
            String publishesOn,
            String answerOn,
            String waitingListClosesOn,
            String submissionReminders,
            String correctionReminders,
            String answerReminders) {

        TrainingForm {
            version = orEmpty(version);
            code = orEmpty(code);
            campaign = orEmpty(campaign);
            title = orEmpty(title);
            domain = orEmpty(domain);
            url = orEmpty(url);
            commission = orEmpty(commission);
            mode = orEmpty(mode);
            capacity = orEmpty(capacity);
            inService = orEmpty(inService);
            opensOn = orEmpty(opensOn);
            closesOn = orEmpty(closesOn);
            returnOn = orEmpty(returnOn);
            publishesOn = orEmpty(publishesOn);
            answerOn = orEmpty(answerOn);
            waitingListClosesOn = orEmpty(waitingListClosesOn);
            submissionReminders = orEmpty(submissionReminders);
            correctionReminders = orEmpty(correctionReminders);
            answerReminders = orEmpty(answerReminders);
        }

        static TrainingForm of(TrainingEditor.Edited training) {
            return of(
                    "" + training.version(), training.code(), training.content(), training.inService() ? "yes" : "no");
        }

        static TrainingForm of(String version, String code, TrainingContent content, String inService) {
            var dates = content.dates();
            return new TrainingForm(
                    version,
                    code,
                    content.campaignCode(),
                    content.title(),
                    content.domain(),
                    content.url(),
                    content.commissionCode(),
                    content.mode().name(),
                    orEmpty(content.capacity()),
                    inService,
                    orEmpty(dates.opensOn()),
                    orEmpty(dates.closesOn()),
                    orEmpty(dates.returnOn()),
                    orEmpty(dates.publishesOn()),
                    orEmpty(dates.answerOn()),
                    orEmpty(dates.waitingListClosesOn()),
                    listed(content.reminders().submission()),
                    listed(content.reminders().correction()),
                    listed(content.reminders().answer()));
        }

        private static String listed(List<Integer> days) {
            return days.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }

        TrainingForm withVersion(long other) {
            return new TrainingForm(
                    "" + other,
                    code,
                    campaign,
                    title,
                    domain,
                    url,
                    commission,
                    mode,
                    capacity,
                    inService,
                    opensOn,
                    closesOn,
                    returnOn,
                    publishesOn,
                    answerOn,
                    waitingListClosesOn,
                    submissionReminders,
                    correctionReminders,
                    answerReminders);
        }
    }

    private final TrainingEditor trainings;
    private final CampaignEditor campaigns;
    private final CatalogueService catalogue;
    private final Audit audit;

    TrainingsController(TrainingEditor trainings, CampaignEditor campaigns, CatalogueService catalogue, Audit audit) {
        this.trainings = trainings;
        this.campaigns = campaigns;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var all = campaigns.all();
        String shown = all.stream().anyMatch(known -> known.code().equals(campaign))
                ? campaign
                : campaigns.current().orElse("");
        List<ListedTraining> found = shown.isEmpty() ? List.of() : trainings.search(shown, words);
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int number = page.matches("[0-9]{1,6}") ? Math.max(1, Math.min(Integer.parseInt(page), pages)) : 1;
        model.addAttribute("campaigns", all);
        model.addAttribute("campaign", shown);
        model.addAttribute("words", words);
        model.addAttribute("found", found.size());
        model.addAttribute(
                "trainings",
                found.stream().skip((long) (number - 1) * PAGE).limit(PAGE).toList());
        model.addAttribute("page", number);
        model.addAttribute("pages", pages);
        return "catalogue/administration/trainings";
    }

    /** With what an import would have given it. */
    @GetMapping("/new")
    String blank(@RequestParam(defaultValue = "") String campaign, Model model) {
        var all = campaigns.all();
        if (all.isEmpty()) {
            return NEW;
        }
        String chosen = all.stream().anyMatch(known -> known.code().equals(campaign))
                ? campaign
                : campaigns.current().orElse(all.get(0).code());
        try {
            model.addAttribute("form", TrainingForm.of("", "", trainings.blank(chosen, ""), "yes"));
        } catch (ImportRefused refused) {
            model.addAttribute("refusal", refused.getMessage());
        }
        return showBlank(model);
    }

    @PostMapping("/new")
    String create(
            @ModelAttribute("form") TrainingForm form,
            BindingResult errors,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var typed = new Typed(errors);
        typed.code(
                "code",
                form.code(),
                "[A-Za-z0-9][A-Za-z0-9._-]{0,49}",
                "Enter a code of letters without accents, digits, dots, hyphens and underscores, at most 50, such as L3-INFO.");
        boolean knownCampaign =
                campaigns.all().stream().anyMatch(known -> known.code().equals(form.campaign()));
        if (!knownCampaign) {
            typed.refuse("campaign", "Choose a campaign.");
        }
        var content = read(form, knownCampaign ? form.campaign() : null, null, List.of(), typed);
        if (typed.ok()) {
            try {
                var documents =
                        trainings.blank(form.campaign(), content.centreCode()).documents();
                var id = trainings.create(form.code(), content.withDocuments(documents), user.getName());
                next.addFlashAttribute(
                        "notice",
                        "The training %s is made. Look at its required documents, which are those of the defaults."
                                .formatted(form.code()));
                return "redirect:/admin/trainings/" + id.value();
            } catch (CodeTaken refused) {
                typed.refuse("code", refused);
            } catch (DatesOutOfOrder refused) {
                typed.refuse(FIELDS.get(refused.later()), refused);
            } catch (ImportRefused refused) {
                model.addAttribute("refusal", refused.getMessage());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return showBlank(model);
    }

    private String showBlank(Model model) {
        model.addAttribute("commissions", commissions());
        model.addAttribute(
                "campaigns",
                campaigns.all().stream()
                        .collect(Collectors.toMap(
                                CampaignEditor.Listed::code,
                                campaign -> campaign.label().en(),
                                (a, b) -> a,
                                LinkedHashMap::new)));
        return NEW;
    }

    @GetMapping("/{trainingId}")
    String page(@PathVariable("trainingId") String id, Model model) {
        var training = trainings.get(id(id));
        model.addAttribute("form", TrainingForm.of(training));
        return show(training, model);
    }

    @PostMapping("/{trainingId}")
    String save(
            @PathVariable("trainingId") String id,
            @ModelAttribute("form") TrainingForm form,
            BindingResult errors,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var before = trainings.get(id(id));
        var typed = new Typed(errors);
        var content = read(
                form,
                before.content().campaignCode(),
                before.content().dates(),
                before.content().documents(),
                typed);
        if (typed.ok()) {
            try {
                boolean changed = trainings.save(
                        before.id(),
                        version(form.version()),
                        content,
                        form.inService().equals("yes"),
                        user.getName());
                next.addFlashAttribute("notice", changed ? "The training is saved." : "Nothing was changed.");
                return "redirect:/admin/trainings/" + id;
            } catch (DatesOutOfOrder refused) {
                typed.refuse(FIELDS.get(refused.later()), refused);
            } catch (CapacityTaken refused) {
                typed.refuse("capacity", refused);
            } catch (InUse refused) {
                typed.refuse("commission", refused);
            } catch (ChangedMeanwhile | OptimisticLockingFailureException refused) {
                return changedMeanwhile(before.id(), form, model, response);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return show(before, model);
    }

    /** What was typed stays, beside what is there now; saving it again is then a decision. */
    private String changedMeanwhile(TrainingId id, TrainingForm form, Model model, HttpServletResponse response) {
        var now = trainings.get(id);
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refusal", new ChangedMeanwhile().getMessage());
        model.addAttribute("differences", differences(TrainingForm.of(now), form));
        var kept = form.withVersion(now.version());
        model.asMap().remove(BindingResult.MODEL_KEY_PREFIX + "form");
        model.addAttribute("form", kept);
        return show(now, model);
    }

    @GetMapping("/{trainingId}/deletion")
    String deletion(@PathVariable("trainingId") String id, Model model) {
        var training = trainings.get(id(id));
        model.addAttribute("training", training);
        model.addAttribute("use", trainings.use(training.id()));
        return "catalogue/administration/training-deletion";
    }

    @PostMapping("/{trainingId}/deletion")
    String delete(
            @PathVariable("trainingId") String id,
            @RequestParam(defaultValue = "") String version,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var training = trainings.get(id(id));
        try {
            trainings.delete(training.id(), version(version), user.getName());
            next.addFlashAttribute("notice", "The training %s is deleted.".formatted(training.code()));
            return "redirect:/admin/trainings";
        } catch (InUse | ChangedMeanwhile refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", refused.getMessage());
            return deletion(id, model);
        }
    }

    private String show(TrainingEditor.Edited training, Model model) {
        var entries = audit.of(TrainingEditor.AREA, training.code());
        model.addAttribute("training", training);
        model.addAttribute("use", trainings.use(training.id()));
        model.addAttribute("commissions", commissions());
        model.addAttribute("entries", entries.subList(Math.max(0, entries.size() - 5), entries.size()));
        return "catalogue/administration/training";
    }

    private Map<String, String> commissions() {
        return catalogue.commissions().stream()
                .collect(Collectors.toMap(Commission::code, Commission::label, (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * @param campaign null when none was chosen, so that nothing can be said of the dates
     * @param before the dates that are there, which may be out of order by now; null for a new training
     */
    private TrainingContent read(
            TrainingForm form, String campaign, TrainingDates before, List<RequiredDocument> documents, Typed typed) {
        typed.text("title", "a title", form.title(), 500);
        typed.text("domain", "a domain", form.domain(), 300);
        if (!form.url().isEmpty()) {
            typed.code(
                    "url",
                    form.url(),
                    "https?://\\S{1,490}",
                    "Enter an address that begins with https:// and has at most 500 characters.");
        }
        var commission = catalogue.commissions().stream()
                .filter(known -> known.code().equals(form.commission()))
                .findFirst();
        if (commission.isEmpty()) {
            typed.refuse("commission", "Choose a commission.");
        }
        typed.code("mode", form.mode(), "DEMATERIALISED|PAPER", "Choose how files arrive.");
        typed.code("inService", form.inService(), "yes|no", "Choose whether candidates may apply.");
        var capacity = typed.number("capacity", form.capacity());
        var dates = new TrainingDates(
                typed.date("opensOn", "opening", form.opensOn(), true),
                typed.date("closesOn", "closing", form.closesOn(), true),
                typed.date("returnOn", "return", form.returnOn(), true),
                typed.date("publishesOn", "publication", form.publishesOn(), false),
                typed.date("answerOn", "answer", form.answerOn(), true),
                typed.date("waitingListClosesOn", "waiting list", form.waitingListClosesOn(), true));
        if (campaign != null && !dates.equals(before)) {
            trainings.disorder(campaign, dates).forEach(problem -> typed.refuse(FIELDS.get(problem.later()), problem));
        }
        var reminders = new ReminderDays(
                reminders("submissionReminders", form.submissionReminders(), typed),
                reminders("correctionReminders", form.correctionReminders(), typed),
                reminders("answerReminders", form.answerReminders(), typed));
        if (!typed.ok()) {
            return null;
        }
        return new TrainingContent(
                campaign,
                commission.orElseThrow().centreCode(),
                commission.orElseThrow().code(),
                form.domain(),
                form.title(),
                form.url().isEmpty() ? null : form.url(),
                capacity,
                ApplicationMode.valueOf(form.mode()),
                dates,
                reminders,
                documents);
    }

    private static List<Integer> reminders(String field, String value, Typed typed) {
        var days = typed.numbers(field, value);
        if (days != null && !ReminderDays.sound(days)) {
            typed.refuse(field, "Enter at most 10 different numbers of days, each from 0 to 90.");
        }
        return days;
    }

    /** Field, what is there now, what was typed. */
    private static List<List<String>> differences(TrainingForm now, TrainingForm typed) {
        var names = List.of(
                "Version",
                "Title",
                "Domain",
                "Web address",
                "Commission",
                "Files arrive",
                "Capacity",
                "In service",
                "Opening",
                "Closing",
                "Return",
                "Publication",
                "Answer",
                "Waiting list closes",
                "Reminders before submission",
                "Reminders before return",
                "Reminders before answer");
        var there = values(now);
        var mine = values(typed);
        return IntStream.range(1, names.size())
                .filter(i -> !there.get(i).equals(mine.get(i)))
                .mapToObj(i -> List.of(names.get(i), there.get(i), mine.get(i)))
                .toList();
    }

    private static List<String> values(TrainingForm form) {
        return List.of(
                form.version(),
                form.title(),
                form.domain(),
                form.url(),
                form.commission(),
                form.mode(),
                form.capacity(),
                form.inService(),
                form.opensOn(),
                form.closesOn(),
                form.returnOn(),
                form.publishesOn(),
                form.answerOn(),
                form.waitingListClosesOn(),
                form.submissionReminders(),
                form.correctionReminders(),
                form.answerReminders());
    }

    static TrainingId id(String id) {
        try {
            return new TrainingId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    /** What is no number matches no version. */
    static long version(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : -1;
    }
}
