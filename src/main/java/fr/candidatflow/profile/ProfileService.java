package fr.candidatflow.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.profile.IneRule.IneRequirement;
import fr.candidatflow.profile.draft.Drafts;
import fr.candidatflow.profile.history.ProfileChange;
import fr.candidatflow.profile.history.ProfileHistory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The candidate's profile: what the rules and the commission may know of it, and the saving of each block on its own. */
@Service
@Transactional
public class ProfileService {

    private final Profiles profiles;
    private final ProfileEntries entries;
    private final SeriesList seriesList;
    private final IneRule ineRule;
    private final Drafts drafts;
    private final ProfileHistory history;
    private final ObjectMapper json;
    private final Clock clock;

    ProfileService(
            Profiles profiles,
            ProfileEntries entries,
            SeriesList seriesList,
            IneRule ineRule,
            Drafts drafts,
            ProfileHistory history,
            ObjectMapper json,
            Clock clock) {
        this.profiles = profiles;
        this.entries = entries;
        this.seriesList = seriesList;
        this.ineRule = ineRule;
        this.drafts = drafts;
        this.history = history;
        this.json = json;
        this.clock = clock;
    }

    /** What is still missing before this candidate may apply. */
    @Transactional(readOnly = true)
    public Completeness completeness(AccountId account) {
        return completeness(read(account));
    }

    @Transactional(readOnly = true)
    public ProfileFacts facts(AccountId account) {
        Profile profile = read(account);
        var person = profile.personalInformation();
        var baccalaureate = profile.baccalaureate();
        return new ProfileFacts(
                person == null ? null : person.nationality(),
                baccalaureate == null ? null : baccalaureate.series(),
                baccalaureate == null ? null : series(baccalaureate).family(),
                baccalaureate == null ? null : baccalaureate.year());
    }

    /**
     * The whole profile as JSON, to be kept with an application: {@code ine}, {@code personalInformation}, {@code address},
     * {@code baccalaureate}, {@code baccalaureateLabel}, {@code curriculum}, {@code internships}, {@code experiences}. Dates
     * are ISO 8601, countries ISO 3166, what is not known is null.
     */
    @Transactional(readOnly = true)
    public String snapshot(AccountId account) {
        Profile profile = read(account);
        var baccalaureate = profile.baccalaureate();
        var snapshot = new Snapshot(
                profile.ine(),
                profile.personalInformation(),
                profile.address(),
                baccalaureate,
                baccalaureate == null ? null : series(baccalaureate).label(),
                details(account, EntryKind.CURRICULUM),
                details(account, EntryKind.INTERNSHIP),
                details(account, EntryKind.EXPERIENCE));
        try {
            return json.writeValueAsString(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of texts and dates can always be written", e);
        }
    }

    /** From the first submitted application on (decision 4); later calls change nothing. */
    public void lockPersonalInformation(AccountId account) {
        toChange(account).lockPersonalInformation(clock.instant());
        drafts.discard(account, FormKey.of(ProfileBlock.PERSONAL_INFORMATION).name());
    }

    @Transactional(readOnly = true)
    ProfileView view(AccountId account) {
        Profile profile = read(account);
        var versions = new EnumMap<ProfileBlock, Long>(ProfileBlock.class);
        for (ProfileBlock block : ProfileBlock.values()) {
            versions.put(block, profile.version(block));
        }
        var lists = new EnumMap<EntryKind, List<EntryView>>(EntryKind.class);
        for (EntryKind kind : EntryKind.values()) {
            lists.put(kind, entries(account, kind));
        }
        return new ProfileView(
                profile.ine(),
                ineRequirement(profile),
                profile.personalInformation(),
                profile.address(),
                profile.baccalaureate(),
                profile.lockedAt(),
                versions,
                lists,
                completeness(profile));
    }

    /** @param ine null for none */
    void saveIne(AccountId account, long seen, Ine ine) {
        if (ine != null) {
            RefusedValues.unlessNone(ine.problems());
            profiles.holdIne(ine.value());
            if (profiles.existsByIneAndAccountIdNot(ine.value(), account.value())) {
                throw new IneAlreadyUsed();
            }
        }
        Profile profile = toChange(account);
        Map<String, String> former = ineField(profile.ine());
        profile.changeIne(seen, ine);
        saved(account, ProfileBlock.INE, former, ineField(profile.ine()));
    }

    private static Map<String, String> ineField(String ine) {
        return ine == null ? Map.of() : Map.of("ine", ine);
    }

    void savePersonalInformation(AccountId account, long seen, PersonalInformation given) {
        RefusedValues.unlessNone(given.problems(today()));
        Profile profile = toChange(account);
        Map<String, String> former = Fields.of(profile.personalInformation());
        profile.changePersonalInformation(seen, given);
        saved(account, ProfileBlock.PERSONAL_INFORMATION, former, Fields.of(given));
    }

    void saveAddress(AccountId account, long seen, Address given) {
        RefusedValues.unlessNone(given.problems());
        Profile profile = toChange(account);
        Map<String, String> former = Fields.of(profile.address());
        profile.changeAddress(seen, given);
        saved(account, ProfileBlock.ADDRESS, former, Fields.of(given));
    }

    void saveBaccalaureate(AccountId account, long seen, Baccalaureate given) {
        RefusedValues.unlessNone(given.problems(seriesList, today()));
        Profile profile = toChange(account);
        Map<String, String> former = Fields.of(profile.baccalaureate());
        profile.changeBaccalaureate(seen, given);
        saved(account, ProfileBlock.BACCALAUREATE, former, Fields.of(given));
    }

    /** What a save leaves behind: a line in the history, and no draft. */
    private void saved(AccountId account, ProfileBlock block, Map<String, String> former, Map<String, String> current) {
        history.record(account, block.path(), null, former, current);
        drafts.discard(account, FormKey.of(block).name());
    }

    @Transactional(readOnly = true)
    List<ProfileChange> history(AccountId account) {
        return history.of(account);
    }

    @Transactional(readOnly = true)
    List<EntryView> entries(AccountId account, EntryKind kind) {
        return entries.list(account.value(), kind).stream()
                .map(ProfileService::view)
                .toList();
    }

    @Transactional(readOnly = true)
    EntryView entry(AccountId account, EntryKind kind, UUID id) {
        return view(own(account, kind, id));
    }

    /**
     * @param id chosen when the empty form was shown: the same form sent twice, or once more after going back, is the same line
     */
    void addEntry(AccountId account, EntryKind kind, UUID id, EntryDetails given) {
        RefusedValues.unlessNone(given.problems(kind, today()));
        profiles.createUnlessThere(account.value());
        profiles.findToChange(account.value());
        var there = entries.findByIdAndAccountIdAndKind(id, account.value(), kind);
        if (there.isPresent()) {
            changeEntry(account, kind, id, there.get().version(), given);
        } else {
            if (entries.existsById(id)) {
                throw new NotFound();
            }
            entries.save(new ProfileEntry(id, account.value(), kind, given));
            record(account, kind, given, Map.of(), Fields.of(given));
        }
        drafts.discard(account, FormKey.newLine(kind).name());
    }

    void changeEntry(AccountId account, EntryKind kind, UUID id, long seen, EntryDetails given) {
        RefusedValues.unlessNone(given.problems(kind, today()));
        ProfileEntry entry = own(account, kind, id);
        Map<String, String> former = Fields.of(entry.details());
        entry.change(seen, given);
        flushEntries();
        record(account, kind, given, former, Fields.of(given));
        drafts.discard(account, FormKey.line(kind, id).name());
    }

    void removeEntry(AccountId account, EntryKind kind, UUID id, long seen) {
        ProfileEntry entry = own(account, kind, id);
        entry.requireLast(seen);
        entries.delete(entry);
        flushEntries();
        record(account, kind, entry.details(), Fields.of(entry.details()), Map.of());
        drafts.discard(account, FormKey.line(kind, id).name());
    }

    private void record(
            AccountId account,
            EntryKind kind,
            EntryDetails line,
            Map<String, String> former,
            Map<String, String> current) {
        history.record(account, kind.path(), kind.title(line), former, current);
    }

    /** Two saves of one line at the same moment: the database lets one of them through. */
    private void flushEntries() {
        try {
            entries.flush();
        } catch (OptimisticLockingFailureException savedJustNow) {
            throw new ChangedMeanwhile();
        }
    }

    private ProfileEntry own(AccountId account, EntryKind kind, UUID id) {
        return entries.findByIdAndAccountIdAndKind(id, account.value(), kind).orElseThrow(NotFound::new);
    }

    private static EntryView view(ProfileEntry entry) {
        return new EntryView(entry.id(), entry.version(), entry.details());
    }

    private Profile read(AccountId account) {
        return profiles.findById(account.value()).orElseGet(() -> new Profile(account.value()));
    }

    private Profile toChange(AccountId account) {
        profiles.createUnlessThere(account.value());
        return profiles.findToChange(account.value());
    }

    private List<EntryDetails> details(AccountId account, EntryKind kind) {
        return entries.list(account.value(), kind).stream()
                .map(ProfileEntry::details)
                .toList();
    }

    /** The INE is asked by a rule that looks at two other blocks; until both are known it is not missing. */
    private Completeness completeness(Profile profile) {
        var missing = new ArrayList<ProfileBlock>();
        IneRequirement requirement = ineRequirement(profile);
        if (profile.ine() == null && requirement != null && requirement.required()) {
            missing.add(ProfileBlock.INE);
        }
        if (profile.personalInformation() == null) {
            missing.add(ProfileBlock.PERSONAL_INFORMATION);
        }
        if (profile.address() == null) {
            missing.add(ProfileBlock.ADDRESS);
        }
        if (profile.baccalaureate() == null) {
            missing.add(ProfileBlock.BACCALAUREATE);
        }
        return new Completeness(missing);
    }

    private IneRequirement ineRequirement(Profile profile) {
        var person = profile.personalInformation();
        var baccalaureate = profile.baccalaureate();
        if (person == null || baccalaureate == null) {
            return null;
        }
        return ineRule.decide(
                person.nationality(),
                baccalaureate.held(),
                baccalaureate.year(),
                series(baccalaureate).asksIne());
    }

    private Series series(Baccalaureate baccalaureate) {
        return seriesList
                .find(baccalaureate.series())
                .orElseThrow(() -> new IllegalStateException("Series " + baccalaureate.series() + " left the list"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The shape of {@link #snapshot(AccountId)}. */
    private record Snapshot(
            String ine,
            PersonalInformation personalInformation,
            Address address,
            Baccalaureate baccalaureate,
            String baccalaureateLabel,
            List<EntryDetails> curriculum,
            List<EntryDetails> internships,
            List<EntryDetails> experiences) {}
}
