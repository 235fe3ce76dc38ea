package fr.candidatflow.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * What the commission thinks of a complete file: entered by one person, validated or sent back by another, secret until the
 * application publishes it (decision 11). The interview to which a preselected candidate was invited outlives the opinion.
 */
@Embeddable
class CommissionOpinion {

    private static final int LONGEST_PLACE = 300;

    @Enumerated(EnumType.STRING)
    @Column(name = "opinion")
    private Opinion kind;

    @Column(name = "opinion_rank")
    private Integer rank;

    @Column(name = "opinion_reason")
    private String reason;

    @Column(name = "opinion_interview_at")
    private Instant proposedInterviewAt;

    @Column(name = "opinion_interview_place")
    private String proposedInterviewPlace;

    @Column(name = "opinion_comment")
    private String comment;

    @Column(name = "opinion_entered_by")
    private String enteredBy;

    @Column(name = "opinion_entered_at")
    private Instant enteredAt;

    @Column(name = "opinion_sent_back")
    private boolean sentBack;

    @Column(name = "opinion_validated_by")
    private String validatedBy;

    @Column(name = "opinion_validated_at")
    private Instant validatedAt;

    @Column(name = "opinion_validation_comment")
    private String validationComment;

    private Instant interviewAt;
    private String interviewPlace;
    private int interviewRound;

    /** The reason, where one is needed, must be of the list, and the rank free: that is for the caller to know. */
    void enter(GivenOpinion given, String staffId, Instant now) {
        if (validatedAt != null) {
            throw outOfTurn();
        }
        check(given, now);
        kind = given.opinion();
        rank = kind == Opinion.WAITING_LIST ? given.rank() : null;
        reason = kind == Opinion.UNFAVOURABLE ? given.reason() : null;
        proposedInterviewAt = kind == Opinion.PRESELECTION ? given.interviewAt() : null;
        proposedInterviewPlace = kind == Opinion.PRESELECTION ? textOrNull(given.interviewPlace()) : null;
        comment = textOrNull(given.comment());
        enteredBy = staffId;
        enteredAt = now;
        sentBack = false;
        validationComment = null;
    }

    private static void check(GivenOpinion given, Instant now) {
        switch (given.opinion()) {
            case WAITING_LIST -> {
                if (given.rank() == null || given.rank() < 1) {
                    throw new RankMissing();
                }
            }
            case UNFAVOURABLE -> {
                if (given.reason() == null) {
                    throw new ReasonMissing();
                }
            }
            case PRESELECTION -> {
                String place = textOrNull(given.interviewPlace());
                if (given.interviewAt() == null
                        || !given.interviewAt().isAfter(now)
                        || place == null
                        || place.length() > LONGEST_PLACE) {
                    throw new InterviewMissing();
                }
            }
            case FAVOURABLE -> {
                // Says it all.
            }
        }
    }

    /** Approves the opinion, or sends it back with a comment. */
    void validate(boolean approved, String why, String staffId, Instant now) {
        if (kind == null || validatedAt != null) {
            throw outOfTurn();
        }
        if (staffId.equals(enteredBy)) {
            throw new SamePerson();
        }
        validationComment = textOrNull(why);
        sentBack = !approved;
        if (approved) {
            validatedBy = staffId;
            validatedAt = now;
        }
    }

    /** A validated preselection becomes the candidate's interview; the opinion is still to come. */
    void invite() {
        if (validated() != Opinion.PRESELECTION) {
            throw outOfTurn();
        }
        interviewAt = proposedInterviewAt;
        interviewPlace = proposedInterviewPlace;
        interviewRound++;
        kind = null;
        proposedInterviewAt = null;
        proposedInterviewPlace = null;
        validatedBy = null;
        validatedAt = null;
    }

    /** Nobody has read it: it frees its rank. Who entered it, and the comment, stay. */
    void drop() {
        kind = null;
        rank = null;
        reason = null;
        validatedAt = null;
        validatedBy = null;
    }

    /** As if there had been none. */
    void forget() {
        drop();
        proposedInterviewAt = null;
        proposedInterviewPlace = null;
        sentBack = false;
        comment = null;
        enteredBy = null;
        enteredAt = null;
        validationComment = null;
    }

    /** Refuses an opinion that is not validated. */
    Opinion validated() {
        if (validatedAt == null) {
            throw outOfTurn();
        }
        return kind;
    }

    boolean promisesSeat() {
        return kind == Opinion.FAVOURABLE && validatedAt != null;
    }

    /** Null as long as none was entered; {@link #rank()} and {@link #reason()} likewise, and where the opinion has none. */
    Opinion kind() {
        return kind;
    }

    Integer rank() {
        return rank;
    }

    String reason() {
        return reason;
    }

    /** Null when there is none. */
    EnteredOpinion entered() {
        return kind == null
                ? null
                : new EnteredOpinion(
                        kind,
                        rank,
                        reason,
                        proposedInterviewAt,
                        proposedInterviewPlace,
                        comment,
                        enteredBy,
                        enteredAt,
                        validatedBy,
                        validationComment);
    }

    /** Null when the candidate was never invited. */
    Interview interview() {
        return interviewAt == null ? null : new Interview(interviewAt, interviewPlace, interviewRound);
    }

    /** An opinion changes only while its file is complete: its application sees to that. */
    private static StatusForbids outOfTurn() {
        return new StatusForbids(ApplicationStatus.COMPLETE);
    }

    private static String textOrNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
