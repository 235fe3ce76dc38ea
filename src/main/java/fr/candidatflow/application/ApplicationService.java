package fr.candidatflow.application;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.application.AppliedRules.Decided;
import fr.candidatflow.application.EligibilityRule.Eligibility;
import fr.candidatflow.application.RequiredDocumentsRule.DocumentDecision;
import fr.candidatflow.application.RequiredDocumentsRule.Fact;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.RequiredDocument;
import fr.candidatflow.catalogue.TrainingId;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.document.DocumentStore;
import fr.candidatflow.document.FileId;
import fr.candidatflow.document.StoredFile;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.profile.ProfileFacts;
import fr.candidatflow.profile.ProfileService;
import java.io.InputStream;
import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The candidate's verbs. Somebody else's application is {@link NotFound}; what is out of turn is refused with a
 * {@link fr.candidatflow.portal.BrokenRule} and changes nothing.
 *
 * <p>A document asked by several trainings is deposited once (decision 7): a deposit fills the same document in the candidate's
 * other applications that still wait for it, a removal takes it out of those that are not submitted, a new application starts
 * with what is there. A submitted application keeps the file it was submitted with.
 */
@Service
@Transactional
public class ApplicationService {

    private final ApplicationRepository applications;
    private final ChangedDocuments changedDocuments;
    private final CatalogueService catalogue;
    private final ProfileService profiles;
    private final DocumentStore store;
    private final EligibilityRule eligibilityRule;
    private final RequiredDocumentsRule requiredDocumentsRule;
    private final AppliedRules appliedRules;
    private final ApplicationProperties properties;
    private final ApplicationEventPublisher events;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ApplicationService(
            ApplicationRepository applications,
            ChangedDocuments changedDocuments,
            CatalogueService catalogue,
            ProfileService profiles,
            DocumentStore store,
            EligibilityRule eligibilityRule,
            RequiredDocumentsRule requiredDocumentsRule,
            AppliedRules appliedRules,
            ApplicationProperties properties,
            ApplicationEventPublisher events,
            JdbcTemplate jdbc,
            Clock clock) {
        this.applications = applications;
        this.changedDocuments = changedDocuments;
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.store = store;
        this.eligibilityRule = eligibilityRule;
        this.requiredDocumentsRule = requiredDocumentsRule;
        this.appliedRules = appliedRules;
        this.properties = properties;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The candidate's applications, the latest first. */
    @Transactional(readOnly = true)
    public List<ApplicationSummary> list(AccountId account) {
        return applications.findByAccountIdOrderByOpenedAtDesc(account.value()).stream()
                .map(Application::toSummary)
                .toList();
    }

    @Transactional(readOnly = true)
    public ApplicationSummary get(AccountId account, String number) {
        return own(account, number).toSummary();
    }

    @Transactional(readOnly = true)
    public List<DocumentSummary> documents(AccountId account, String number) {
        return own(account, number).documents();
    }

    /** By file of this application: the trainings of the candidate's other applications that hold it, too. */
    @Transactional(readOnly = true)
    public Map<FileId, List<TrainingId>> shared(AccountId account, String number) {
        return applications.findShared(account.value(), number).stream()
                .collect(Collectors.groupingBy(
                        ApplicationDocument::file,
                        Collectors.mapping(ApplicationDocument::training, Collectors.toList())));
    }

    /** Empty unless the candidate waits for a seat. */
    @Transactional(readOnly = true)
    public Optional<WaitingListPosition> waitingListPosition(AccountId account, String number) {
        Application application = own(account, number);
        if (application.status() != ApplicationStatus.WAITING_LISTED) {
            return Optional.empty();
        }
        var ahead = applications.findAhead(
                application.training().value(), application.toSummary().rank());
        return Optional.of(WaitingListPosition.of(application.publishedAt(), ahead, clock.instant(), clock.getZone()));
    }

    /** What was deposited for a document; {@link NotFound} while nothing is. */
    @Transactional(readOnly = true)
    public FileId file(AccountId account, String number, String documentCode) {
        return documents(account, number).stream()
                .filter(document -> document.code().equals(documentCode) && document.file() != null)
                .findFirst()
                .map(DocumentSummary::file)
                .orElseThrow(NotFound::new);
    }

    /**
     * Refuses, with the reason, what {@link #open} would refuse.
     *
     * @throws NotEligible with the first reason that stands against it
     */
    @Transactional(readOnly = true)
    public void check(AccountId account, TrainingSummary training) {
        allowed(account, training);
    }

    private Eligibility allowed(AccountId account, TrainingSummary training) {
        Eligibility eligibility = decide(account, training);
        if (!eligibility.allowed()) {
            throw new NotEligible(eligibility.reason(), properties.maxApplications());
        }
        return eligibility;
    }

    /**
     * Applies to a training (S34): the documents that this candidate owes are fixed now.
     *
     * @throws NotEligible with the first reason that stands against it
     */
    public ApplicationId open(AccountId account, TrainingId trainingId) {
        oneAtATime(account);
        TrainingSummary training = catalogue.get(trainingId);
        var eligibility = allowed(account, training);
        var decisions = decisions(account, training);
        String number = "%d-%05d".formatted(Year.now(clock).getValue(), applications.nextNumber());
        var application = applications.saveAndFlush(
                new Application(number, account, training, asked(account, training, decisions), clock));
        appliedRules.record(application.id(), fired(eligibility, decisions));
        events.publishEvent(new ApplicationOpened(application.id()));
        return application.id();
    }

    private Eligibility decide(AccountId account, TrainingSummary training) {
        var missing = profiles.completeness(account).missing();
        var active = applications.findByAccountIdOrderByOpenedAtDesc(account.value()).stream()
                .filter(application -> application.status() != ApplicationStatus.CANCELLED)
                .toList();
        return eligibilityRule.decide(
                missing.isEmpty() ? null : missing.get(0).name(),
                training.inService(),
                catalogue.availability(training),
                active.stream().anyMatch(application -> application.training().equals(training.id())),
                active.size(),
                properties.maxApplications());
    }

    /**
     * What a training will ask of this candidate, and what not, with the reasons. While the profile does not say enough to
     * decide, a document says what it depends on.
     *
     * @param account null for somebody who is not signed in
     */
    @Transactional(readOnly = true)
    public List<ExpectedDocument> documentsExpected(AccountId account, TrainingSummary training) {
        var facts = account == null ? new ProfileFacts(null, null, null, null) : profiles.facts(account);
        boolean known = facts.nationality() != null && facts.baccalaureateFamily() != null;
        var documents = catalogue.requiredDocuments(training.id());
        var unknown = known
                ? Map.<String, Set<Fact>>of()
                : requiredDocumentsRule.dependencies(
                        documents.stream().map(RequiredDocument::code).toList());
        return documents.stream()
                .map(document -> unknown.getOrDefault(document.code(), Set.of()).isEmpty()
                        ? ExpectedDocument.decided(document, decision(document, facts, training))
                        : ExpectedDocument.undecided(document, unknown.get(document.code())))
                .toList();
    }

    private DocumentDecision decision(RequiredDocument document, ProfileFacts facts, TrainingSummary training) {
        return requiredDocumentsRule.decide(
                document.code(), facts.nationality(), facts.baccalaureateFamily(), training.mode());
    }

    /** In the order of the training's documents. */
    private Map<RequiredDocument, DocumentDecision> decisions(AccountId account, TrainingSummary training) {
        ProfileFacts facts = profiles.facts(account);
        var decisions = new LinkedHashMap<RequiredDocument, DocumentDecision>();
        for (RequiredDocument document : catalogue.requiredDocuments(training.id())) {
            decisions.put(document, decision(document, facts, training));
        }
        return decisions;
    }

    private List<AskedDocument> asked(
            AccountId account, TrainingSummary training, Map<RequiredDocument, DocumentDecision> decisions) {
        Map<String, FileId> deposited =
                training.mode() == ApplicationMode.DEMATERIALISED ? latestFiles(account) : Map.of();
        var asked = new ArrayList<AskedDocument>();
        decisions.forEach((document, decision) -> {
            if (decision.asked()) {
                asked.add(new AskedDocument(document, decision.reason(), deposited.get(document.code())));
            }
        });
        return asked;
    }

    private static List<Decided> fired(Eligibility eligibility, Map<RequiredDocument, DocumentDecision> decisions) {
        var fired = new ArrayList<Decided>();
        fired.add(new Decided(null, eligibility.fired()));
        decisions.forEach((document, decision) -> fired.add(new Decided(document.code(), decision.fired())));
        return fired;
    }

    /** By document: what the candidate has deposited last and no manager has rejected. */
    private Map<String, FileId> latestFiles(AccountId account) {
        var latest = new HashMap<String, StoredFile>();
        for (ApplicationDocument document : applications.findDeposited(account.value())) {
            StoredFile file = store.info(document.file());
            latest.merge(document.code(), file, (a, b) -> a.depositedAt().isBefore(b.depositedAt()) ? b : a);
        }
        var files = new HashMap<String, FileId>();
        latest.forEach((code, file) -> files.put(code, file.id()));
        return files;
    }

    /**
     * Deposits a file (S38), and fills the same document in the candidate's other applications that wait for it.
     *
     * @return these other applications
     * @throws fr.candidatflow.document.FileRefused when the file itself is refused
     */
    public List<ApplicationSummary> deposit(
            AccountId account, String number, String documentCode, String fileName, InputStream content, long size) {
        oneAtATime(account);
        Application application = ownToChange(account, number);
        application.checkDeposit(documentCode, clock.instant());
        FileId former = application.file(documentCode);
        FileId file = store.store(account, fileName, content, size);
        application.deposit(documentCode, file, clock.instant());
        var replaced = new HashSet<FileId>();
        replaced.add(former);
        var others = others(account, application, other -> other.awaits(documentCode, former, clock.instant()));
        for (Application other : others) {
            replaced.add(other.file(documentCode));
            if (other.mayGiveBack(documentCode, former, clock.instant())) {
                other.remove(documentCode, clock.instant());
            }
            other.deposit(documentCode, file, clock.instant());
        }
        replaced.forEach(this::forgetUnlessUsed);
        return others.stream().map(Application::toSummary).toList();
    }

    /**
     * Takes a deposited file out (S39), also of the candidate's other applications that are not submitted.
     *
     * @return these other applications
     */
    public List<ApplicationSummary> remove(AccountId account, String number, String documentCode) {
        oneAtATime(account);
        Application application = ownToChange(account, number);
        FileId file = application.file(documentCode);
        application.remove(documentCode, clock.instant());
        var others = others(account, application, other -> other.mayGiveBack(documentCode, file, clock.instant()));
        others.forEach(other -> other.remove(documentCode, clock.instant()));
        forgetUnlessUsed(file);
        return others.stream().map(Application::toSummary).toList();
    }

    /** The sworn statement that a document does not concern the candidate (S42). */
    public void declareNotConcerned(AccountId account, String number, String documentCode) {
        oneAtATime(account);
        Application application = ownToChange(account, number);
        FileId former = application.file(documentCode);
        application.declareNotConcerned(documentCode, clock.instant());
        forgetUnlessUsed(former);
    }

    public void revertNotConcerned(AccountId account, String number, String documentCode) {
        oneAtATime(account);
        ownToChange(account, number).revertNotConcerned(documentCode, clock.instant());
    }

    /** Gives the application up, until an opinion is published. */
    public void cancel(AccountId account, String number) {
        Application application = own(account, number);
        if (!application.status().cancellable()) {
            throw new StatusForbids(application.status());
        }
        events.publishEvent(new ApplicationCancelled(application.id()));
    }

    /**
     * Takes a submission back to correct it (decision 8).
     *
     * @throws ReviewHasBegun when a manager has claimed the review
     */
    public void recall(AccountId account, String number) {
        Application application = own(account, number);
        application.checkRecall(clock.instant());
        events.publishEvent(new SubmissionRecalled(application.id()));
    }

    public void leaveWaitingList(AccountId account, String number) {
        Application application = own(account, number);
        if (application.status() != ApplicationStatus.WAITING_LISTED) {
            throw new StatusForbids(application.status());
        }
        events.publishEvent(new WaitingListLeft(application.id()));
    }

    private Application own(AccountId account, String number) {
        return applications
                .findByNumber(number)
                .filter(application -> application.account().equals(account))
                .orElseThrow(NotFound::new);
    }

    private Application ownToChange(AccountId account, String number) {
        return changedDocuments.of(own(account, number));
    }

    /** Only those that have something to change get a new version. */
    private List<Application> others(AccountId account, Application application, Predicate<Application> concerned) {
        return applications.findByAccountIdOrderByOpenedAtDesc(account.value()).stream()
                .filter(other -> !other.id().equals(application.id()))
                .filter(concerned)
                .map(changedDocuments::of)
                .toList();
    }

    private void forgetUnlessUsed(FileId file) {
        if (file != null && !applications.existsByFile(file.value())) {
            store.delete(file);
        }
    }

    /**
     * What one candidate does in two windows happens one after the other: without this, a double click would meet the unique
     * index, and a file could be forgotten while another application takes it.
     */
    private void oneAtATime(AccountId account) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, account.toString());
    }
}
