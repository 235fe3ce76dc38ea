package fr.candidatflow.application;

import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.catalogue.TrainingId;
import fr.candidatflow.document.FileId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A document asked of one application: its file, its status, and the verdict under way. Only its application changes it. */
@Entity
@Table(name = "application_document")
@IdClass(ApplicationDocument.Key.class)
class ApplicationDocument {

    record Key(UUID application, String code) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "application_id")
    private Application application;

    @Id
    private String code;

    @Version
    private Long version;

    private int position;

    @Column(name = "label_fr")
    private String french;

    @Column(name = "label_en")
    private String english;

    @Column(name = "hint_fr")
    private String frenchHint;

    @Column(name = "hint_en")
    private String englishHint;

    private boolean mandatory;
    private boolean notConcernedAllowed;
    private String template;
    private String reason;

    @Enumerated(EnumType.STRING)
    private DocumentStatus status;

    private UUID fileId;
    private String comment;

    @Enumerated(EnumType.STRING)
    private DocumentStatus pendingVerdict;

    private String pendingComment;
    private String judgedBy;
    private Instant judgedAt;

    protected ApplicationDocument() {}

    ApplicationDocument(Application application, int position, AskedDocument asked) {
        var document = asked.document();
        this.application = application;
        this.position = position;
        code = document.code();
        french = document.label().fr();
        english = document.label().en();
        frenchHint = document.hint() == null ? null : document.hint().fr();
        englishHint = document.hint() == null ? null : document.hint().en();
        mandatory = document.mandatory();
        notConcernedAllowed = document.notConcernedAllowed();
        template = document.template();
        reason = asked.reason();
        status = asked.file() == null ? DocumentStatus.PENDING : DocumentStatus.TRANSMITTED;
        fileId = asked.file() == null ? null : asked.file().value();
    }

    String code() {
        return code;
    }

    DocumentStatus status() {
        return status;
    }

    /** What stops a submission: a mandatory document that is not there, or any that was rejected and left so. */
    boolean missing() {
        return status == DocumentStatus.REJECTED || mandatory && status == DocumentStatus.PENDING;
    }

    /** Also what an envelope lacks: a file without it is not complete before a manager has said so. */
    boolean toJudge() {
        return status == DocumentStatus.TRANSMITTED || application.paper() && missing();
    }

    boolean judged() {
        return pendingVerdict != null;
    }

    boolean rejectionPending() {
        return pendingVerdict == DocumentStatus.REJECTED;
    }

    TrainingId training() {
        return application.training();
    }

    /** Null while nothing is deposited. */
    FileId file() {
        return fileId == null ? null : new FileId(fileId);
    }

    /** Nothing is there, or nothing that will do. */
    boolean awaited() {
        return status == DocumentStatus.PENDING || status == DocumentStatus.REJECTED;
    }

    /** This very file waits for its submission or its verdict. */
    boolean transmitted(FileId file) {
        return status == DocumentStatus.TRANSMITTED && file != null && file.equals(file());
    }

    void checkDeposit() {
        if (status == DocumentStatus.TRANSMITTED) {
            throw new DocumentAlreadyDeposited();
        }
        refuseWhenValidated();
    }

    void deposit(FileId file) {
        checkDeposit();
        become(DocumentStatus.TRANSMITTED, file.value());
    }

    void remove() {
        if (status != DocumentStatus.TRANSMITTED && status != DocumentStatus.REJECTED) {
            throw new DocumentFrozen();
        }
        become(DocumentStatus.PENDING, null);
    }

    void declareNotConcerned() {
        if (!notConcernedAllowed) {
            throw new NotConcernedNotAllowed();
        }
        if (status == DocumentStatus.TRANSMITTED) {
            throw new DocumentAlreadyDeposited();
        }
        refuseWhenValidated();
        become(DocumentStatus.NOT_CONCERNED, null);
    }

    void revertNotConcerned() {
        if (status != DocumentStatus.NOT_CONCERNED) {
            throw new DocumentFrozen();
        }
        become(DocumentStatus.PENDING, null);
    }

    /** It lay in the envelope: transmitted until a manager looks at it. What was validated before stays so. */
    void arriveByPost() {
        if (status != DocumentStatus.VALIDATED) {
            become(DocumentStatus.TRANSMITTED, null);
        }
    }

    /** A verdict that the candidate does not see yet. A "not concerned" that is wrong is rejected too. */
    void judge(DocumentStatus verdict, String verdictComment, String staffId, Instant now) {
        boolean open = toJudge()
                || status == DocumentStatus.NOT_CONCERNED
                || status == DocumentStatus.PENDING && application.paper();
        if (!open || verdict != DocumentStatus.VALIDATED && verdict != DocumentStatus.REJECTED) {
            throw new DocumentNotUnderReview();
        }
        boolean blank = verdictComment == null || verdictComment.isBlank();
        if (verdict == DocumentStatus.REJECTED && blank) {
            throw new CommentMissing();
        }
        pendingVerdict = verdict;
        pendingComment = blank ? null : verdictComment.strip();
        judgedBy = staffId;
        judgedAt = now;
    }

    /** The candidate sees the verdict from now on. A confirmed "not concerned" keeps its word. */
    void publishVerdict() {
        if (pendingVerdict == null) {
            return;
        }
        if (status != DocumentStatus.NOT_CONCERNED || pendingVerdict == DocumentStatus.REJECTED) {
            status = pendingVerdict;
        }
        comment = pendingComment;
        pendingVerdict = null;
        pendingComment = null;
    }

    /** Back under review, with the verdict that it had as a proposal. */
    void reopenVerdict() {
        if (status != DocumentStatus.VALIDATED && status != DocumentStatus.REJECTED) {
            return;
        }
        pendingVerdict = status;
        pendingComment = comment;
        status = fileId == null && !application.paper() ? DocumentStatus.NOT_CONCERNED : DocumentStatus.TRANSMITTED;
    }

    void dropVerdict() {
        pendingVerdict = null;
        pendingComment = null;
        judgedBy = null;
        judgedAt = null;
    }

    DocumentSummary toSummary() {
        return new DocumentSummary(
                code,
                new LocalizedText(french, english),
                frenchHint == null ? null : new LocalizedText(frenchHint, englishHint),
                mandatory,
                notConcernedAllowed,
                template,
                reason,
                status,
                file(),
                comment);
    }

    Verdict toVerdict() {
        return new Verdict(toSummary(), toJudge(), pendingVerdict, pendingComment, judgedBy);
    }

    private void refuseWhenValidated() {
        if (status == DocumentStatus.VALIDATED) {
            throw new DocumentFrozen();
        }
    }

    private void become(DocumentStatus next, UUID file) {
        status = Objects.requireNonNull(next);
        fileId = file;
        comment = null;
    }
}
