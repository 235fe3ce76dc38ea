package fr.candidatflow.profile;

import fr.candidatflow.portal.NotFound;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which form of the profile a draft belongs to: {@code line} is null for a block, {@code new} or a line's id for a list. */
record FormKey(ProfilePart part, String line) {

    private static final String NEW = "new";
    private static final Pattern NAME = Pattern.compile("([a-z-]+)(?:/(new|[0-9a-f-]{36}))?");

    static FormKey of(ProfileBlock block) {
        return new FormKey(ProfilePart.of(block), null);
    }

    static FormKey newLine(EntryKind kind) {
        return new FormKey(ProfilePart.of(kind), NEW);
    }

    static FormKey line(EntryKind kind, UUID id) {
        return new FormKey(ProfilePart.of(kind), id.toString());
    }

    /** @throws NotFound if there is no such form */
    static FormKey named(String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new NotFound();
        }
        var key = new FormKey(ProfilePart.at(matcher.group(1)), matcher.group(2));
        if (key.part.list() != (key.line != null)) {
            throw new NotFound();
        }
        return key;
    }

    String name() {
        return line == null ? part.path() : part.path() + "/" + line;
    }

    String path() {
        return ProfilePages.PROFILE + "/" + name();
    }

    /** Null unless it is the form of a line that exists. */
    UUID lineId() {
        try {
            return line == null || line.equals(NEW) ? null : UUID.fromString(line);
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
    }
}
