package fr.candidatflow.application.personaldata;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.Archive;
import fr.candidatflow.account.PersonalData;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.EnteredOpinion;
import fr.candidatflow.application.ReviewTasks;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the staff has written about each application, not who wrote it: at a centre's step once that is done, at a commission's once
 * the opinion is published (ADR 28). It goes with the application, in our table as in the engine's history.
 */
@Component
@Order(2)
class CommentData implements PersonalData {

    private record Comments(List<Note> notes, String withOpinion, String withValidation) {}

    private record Note(Instant at, String words) {}

    private final ApplicationService applications;
    private final AdmissionService admissions;
    private final ReviewTasks tasks;

    CommentData(ApplicationService applications, AdmissionService admissions, ReviewTasks tasks) {
        this.applications = applications;
        this.admissions = admissions;
        this.tasks = tasks;
    }

    @Override
    public void write(AccountId account, Archive archive) throws IOException {
        for (var application : applications.list(account)) {
            archive.json("applications/" + application.number() + "/comments.json", comments(application));
        }
    }

    private Comments comments(ApplicationSummary application) {
        boolean published = application.status().published();
        Optional<EnteredOpinion> opinion = published ? admissions.opinion(application.id()) : Optional.empty();
        return new Comments(
                tasks.earlierNotes(application.id()).stream()
                        .filter(note -> published || !note.deliberation())
                        .map(note -> new Note(note.at(), note.words()))
                        .toList(),
                opinion.map(EnteredOpinion::comment).orElse(null),
                opinion.map(EnteredOpinion::validationComment).orElse(null));
    }
}
