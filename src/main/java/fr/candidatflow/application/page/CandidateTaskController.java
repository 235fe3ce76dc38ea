package fr.candidatflow.application.page;

import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.CandidateTask;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.SecondThought;
import fr.candidatflow.application.TaskFinished;
import fr.candidatflow.application.page.EmbeddedForm.Answers;
import fr.candidatflow.application.page.EmbeddedForm.Texts;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.portal.BrokenRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A step of the process that waits for the candidate (S45, S59, S61): the embedded form that was deployed with the process. */
@Controller
@RequestMapping("/applications/{number}/tasks/{taskId}")
class CandidateTaskController {

    private final ApplicationService service;
    private final CandidateTasks tasks;
    private final CatalogueService catalogue;
    private final ApplicationPages pages;
    private final Offers offers;
    private final SecondThought secondThought;
    private final MessageSource messages;

    CandidateTaskController(
            ApplicationService service,
            CandidateTasks tasks,
            CatalogueService catalogue,
            ApplicationPages pages,
            Offers offers,
            SecondThought secondThought,
            MessageSource messages) {
        this.service = service;
        this.tasks = tasks;
        this.catalogue = catalogue;
        this.pages = pages;
        this.offers = offers;
        this.secondThought = secondThought;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String taskId,
            CsrfToken csrf,
            Model model,
            Locale locale) {
        ApplicationSummary application = service.get(candidate.accountId(), number);
        try {
            CandidateTask task = tasks.get(application.id(), taskId);
            return form(
                    candidate,
                    application,
                    task,
                    EmbeddedForm.of(task.formHtml()),
                    Answers.none(),
                    csrf,
                    model,
                    locale);
        } catch (TaskFinished finished) {
            return finished(candidate, application, finished, model, locale);
        }
    }

    @PostMapping
    String complete(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String taskId,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf,
            Model model,
            RedirectAttributes next,
            Locale locale) {
        ApplicationSummary application = service.get(candidate.accountId(), number);
        try {
            CandidateTask task = tasks.get(application.id(), taskId);
            EmbeddedForm form = EmbeddedForm.of(task.formHtml());
            Answers answers = form.read(request::getParameter);
            if (answers.complete()) {
                try {
                    tasks.complete(application.id(), taskId, answers.variables());
                    ApplicationSummary after = service.get(candidate.accountId(), number);
                    next.addFlashAttribute("notice", done(task, after, locale));
                    return "redirect:/applications/" + number
                            + (after.status() == ApplicationStatus.SUBMITTED ? "/receipt" : "");
                } catch (TaskFinished finished) {
                    throw finished;
                } catch (BrokenRule refused) {
                    model.addAttribute("refusal", pages.text(refused, locale));
                } catch (ConcurrencyFailureException e) {
                    model.addAttribute(
                            "refusal", messages.getMessage("application.refused.changed-meanwhile", null, locale));
                }
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(candidate, application, task, form, answers, csrf, model, locale);
        } catch (TaskFinished finished) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return finished(candidate, application, finished, model, locale);
        }
    }

    private String form(
            CandidatePrincipal candidate,
            ApplicationSummary application,
            CandidateTask task,
            EmbeddedForm form,
            Answers answers,
            CsrfToken csrf,
            Model model,
            Locale locale) {
        // {0} in a text of a form is how long a withdrawal can be taken back.
        Object[] known = {secondThought.inWords(locale)};
        Texts texts = (key, arguments) -> messages.getMessage(key, arguments.length == 0 ? known : arguments, locale);
        var problems = new LinkedHashMap<String, String>();
        answers.problems()
                .forEach((field, problem) -> problems.put(field, texts.get(problem.messageKey(), problem.arguments())));
        List<DocumentSummary> missing = List.of();
        if (application.status() == ApplicationStatus.IN_PREPARATION
                || application.status() == ApplicationStatus.INCOMPLETE) {
            missing = service.documents(candidate.accountId(), application.number()).stream()
                    .filter(DocumentSummary::missing)
                    .toList();
        }
        var view = new ApplicationView(application, catalogue.get(application.training()));
        model.addAttribute("view", view);
        model.addAttribute("offer", offers.of(candidate.accountId(), view, locale));
        model.addAttribute("task", task);
        model.addAttribute("title", title(task, locale));
        model.addAttribute("problems", problems);
        model.addAttribute("missing", missing);
        model.addAttribute("form", form.render(texts, Map.entry(csrf.getParameterName(), csrf.getToken()), answers));
        return "application/task";
    }

    private String finished(
            CandidatePrincipal candidate,
            ApplicationSummary application,
            TaskFinished finished,
            Model model,
            Locale locale) {
        model.addAttribute("view", new ApplicationView(application, catalogue.get(application.training())));
        model.addAttribute("finished", finished);
        model.addAttribute(
                "who",
                finished.finishedBy() == null
                        ? "nobody"
                        : finished.finishedBy().equals(candidate.accountId().toString()) ? "you" : "staff");
        return "application/task-finished";
    }

    /** A step that a process got later has its name in the diagram until a text is written for it. */
    private String title(CandidateTask task, Locale locale) {
        return messages.getMessage("application.task." + task.key(), null, task.name(), locale);
    }

    private String done(CandidateTask task, ApplicationSummary after, Locale locale) {
        String general = messages.getMessage("application.task.done", null, locale);
        return messages.getMessage("application.task." + task.key() + ".done." + after.status(), null, general, locale);
    }
}
