package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.profile.draft.Draft;
import fr.candidatflow.profile.draft.Drafts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The forms of the profile as they were saved and, over that, as the candidate left them without saving. */
@Component
class ProfileForms {

    /** What a form carries besides what is typed. */
    private static final Set<String> NOT_TYPED = Set.of("version", "id");

    private final ProfileService service;
    private final AccountService accounts;
    private final SeriesList seriesList;
    private final Drafts drafts;
    private final Clock clock;

    ProfileForms(ProfileService service, AccountService accounts, SeriesList seriesList, Drafts drafts, Clock clock) {
        this.service = service;
        this.accounts = accounts;
        this.seriesList = seriesList;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * A form to be shown.
     *
     * @param version what the candidate has seen: of the draft if there is one, so that it meets what was saved since
     * @param draftKeptAt null without a draft
     * @param stale whether the block was saved after the draft was begun
     */
    record Shown<F extends Record>(F form, long version, Set<String> typed, Instant draftKeptAt, boolean stale) {

        /** Without the notice of a draft if nothing but these fields was typed: the page has them from elsewhere. */
        Shown<F> quietAbout(Set<String> fields) {
            return fields.containsAll(typed) ? new Shown<>(form, version, Set.of(), null, false) : this;
        }
    }

    <F extends Record> Shown<F> shown(AccountId account, FormKey key, F saved, long version) {
        Optional<Draft> draft = drafts.find(account, key.name());
        Map<String, String> typed =
                draft.map(one -> different(saved, one.values())).orElse(Map.of());
        return typed.isEmpty()
                ? new Shown<>(saved, version, Set.of(), null, false)
                : new Shown<>(
                        Fields.with(saved, typed),
                        draft.get().seen(),
                        typed.keySet(),
                        draft.get().keptAt(),
                        draft.get().seen() != version);
    }

    Shown<? extends Record> shown(AccountId account, ProfileView view, ProfileBlock block) {
        return shown(account, FormKey.of(block), saved(account, view, block), view.version(block));
    }

    /** Keeps what differs from what is saved, and forgets what does not any more. Unknown fields are not kept. */
    void keep(AccountId account, FormKey key, long seen, Map<String, String> typed) {
        Record saved = saved(account, key);
        var known = new HashMap<>(typed);
        known.keySet().retainAll(Fields.of(saved).keySet());
        known.keySet().removeAll(NOT_TYPED);
        known.values().removeIf(Objects::isNull);
        Map<String, String> different = different(saved, known);
        drafts.keep(account, key.name(), seen, different);
        known.keySet().removeAll(different.keySet());
        drafts.forget(account, key.name(), known.keySet());
    }

    /** The names of the fields that keep a block from being saved as it stands, the draft included. */
    List<String> missing(AccountId account, ProfileView view, ProfileBlock block) {
        Record form = shown(account, view, block).form();
        LocalDate today = LocalDate.now(clock);
        List<Problem> problems = switch (block) {
            case INE -> List.of(new Problem("ine", "profile.problem.ine.missing"));
            case PERSONAL_INFORMATION -> ((PersonalInformationController.Form) form).problems(today);
            case ADDRESS -> ((AddressController.Form) form).block().problems();
            case BACCALAUREATE -> ((BaccalaureateController.Form) form).problems(seriesList, today);
        };
        return problems.stream().map(Problem::field).distinct().toList();
    }

    private Record saved(AccountId account, FormKey key) {
        if (key.part().list()) {
            return key.lineId() == null
                    ? EntryController.Form.empty()
                    : EntryController.Form.of(
                            service.entry(account, EntryKind.at(key.part().path()), key.lineId())
                                    .details());
        }
        return saved(
                account, service.view(account), ProfileBlock.valueOf(key.part().name()));
    }

    Record saved(AccountId account, ProfileView view, ProfileBlock block) {
        return switch (block) {
            case INE -> new IneController.Form(null, view.ine());
            case PERSONAL_INFORMATION -> {
                if (view.personalInformation() != null) {
                    yield PersonalInformationController.Form.of(view.personalInformation());
                }
                var summary = accounts.get(account);
                yield PersonalInformationController.Form.named(summary.lastName(), summary.firstName());
            }
            case ADDRESS -> AddressController.Form.of(view.address());
            case BACCALAUREATE -> BaccalaureateController.Form.of(view.baccalaureate(), seriesList);
        };
    }

    private static Map<String, String> different(Record saved, Map<String, String> typed) {
        Map<String, String> fields = Fields.of(saved);
        return typed.entrySet().stream()
                .filter(one -> fields.containsKey(one.getKey()))
                .filter(one -> !one.getValue().equals(Objects.requireNonNullElse(fields.get(one.getKey()), "")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
