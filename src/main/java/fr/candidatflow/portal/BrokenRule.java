package fr.candidatflow.portal;

/**
 * A rule of the admissions refuses what was asked. Nothing was changed. The subclass is named after the rule; candidates read
 * the text of {@link #messageKey()} in their language, staff read {@link #getMessage()} in English.
 */
public abstract class BrokenRule extends RuntimeException {

    private final String messageKey;
    private final transient Object[] arguments;

    protected BrokenRule(String messageKey, String english, Object... arguments) {
        super(english);
        this.messageKey = messageKey;
        this.arguments = arguments;
    }

    public String messageKey() {
        return messageKey;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
