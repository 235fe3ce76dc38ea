package fr.candidatflow.application.jury;

/** Where a complete file stands in its commission: the parts of a jury's table. */
enum Stage {
    TO_GIVE("to-give", "Opinions to give", "(a.opinion is null or a.opinion_sent_back)"),
    TO_VALIDATE(
            "to-validate",
            "Opinions to validate",
            "(a.opinion is not null and not a.opinion_sent_back and a.opinion_validated_at is null)"),
    VALIDATED("validated", "Validated, to be published", "a.opinion_validated_at is not null");

    private final String code;
    private final String title;
    private final String condition;

    Stage(String code, String title, String condition) {
        this.code = code;
        this.title = title;
        this.condition = condition;
    }

    /** As in addresses. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** In SQL, on {@code application a}. */
    String condition() {
        return condition;
    }

    static Stage of(String code) {
        for (Stage stage : values()) {
            if (stage.code.equals(code)) {
                return stage;
            }
        }
        return TO_GIVE;
    }
}
