package fr.candidatflow.profile;

import static fr.candidatflow.profile.ProfileBlock.ADDRESS;
import static fr.candidatflow.profile.ProfileBlock.BACCALAUREATE;
import static fr.candidatflow.profile.ProfileBlock.INE;
import static fr.candidatflow.profile.ProfileBlock.PERSONAL_INFORMATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.support.ApplicationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class ProfileServiceTest {

    private static final EntryDetails INTERNSHIP =
            new EntryDetails(2024, null, "Loria", null, null, null, null, "3 mois", 35, "Mesures\net analyses");

    @Autowired
    ProfileService service;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountService accountService;

    @Autowired
    TestProfiles profiles;

    @Autowired
    ObjectMapper json;

    AccountId account;

    @BeforeEach
    void anAccount() {
        account = accounts.activeAccount();
    }

    @Test
    void missesEverythingButTheIneAtFirst() {
        assertThat(service.completeness(account).missing())
                .containsExactly(PERSONAL_INFORMATION, ADDRESS, BACCALAUREATE);
        assertThat(service.facts(account)).isEqualTo(new ProfileFacts(null, null, null, null));
    }

    @Test
    void missesTheIneOnceTheRuleAsksForIt() {
        // given
        service.savePersonalInformation(account, 0, TestProfiles.frenchPerson());
        assertThat(service.completeness(account).missing()).containsExactly(ADDRESS, BACCALAUREATE);

        // when
        service.saveBaccalaureate(account, 0, TestProfiles.frenchBaccalaureate());

        // then
        assertThat(service.completeness(account).missing()).containsExactly(INE, ADDRESS);
    }

    @Test
    void isCompleteWithoutIneForAForeignCandidate() {
        // when
        service.savePersonalInformation(account, 0, TestProfiles.person("SN"));
        service.saveAddress(account, 0, TestProfiles.address());
        service.saveBaccalaureate(account, 0, new Baccalaureate(true, 2022, "0031", null, "SN", null, null));

        // then
        assertThat(service.completeness(account).complete()).isTrue();
        assertThat(service.facts(account)).isEqualTo(new ProfileFacts("SN", "0031", "equivalence", 2022));
    }

    @Test
    void isCompleteWithoutBaccalaureate() {
        // given
        profiles.complete(account);

        // when
        service.saveBaccalaureate(account, 1, Baccalaureate.none("0000"));

        // then
        assertThat(service.completeness(account).complete()).isTrue();
        assertThat(service.facts(account)).isEqualTo(new ProfileFacts("FR", "0000", "none", null));
    }

    @Test
    void keepsTheWholeProfileInASnapshot() throws Exception {
        // given
        profiles.complete(account);
        service.addEntry(account, EntryKind.INTERNSHIP, UUID.randomUUID(), INTERNSHIP);

        // when
        var snapshot = json.readTree(service.snapshot(account));

        // then
        assertThat(snapshot.at("/ine").asText()).hasSize(11);
        assertThat(snapshot.at("/personalInformation/birthName").asText()).isEqualTo("Le Gall-O’Brien");
        assertThat(snapshot.at("/personalInformation/birthDate").asText()).isEqualTo("2003-03-27");
        assertThat(snapshot.at("/address/postalCode").asText()).isEqualTo("54000");
        assertThat(snapshot.at("/baccalaureate/series").asText()).isEqualTo("NBGE");
        assertThat(snapshot.at("/baccalaureateLabel").asText()).isEqualTo("Baccalauréat général");
        assertThat(snapshot.at("/internships/0/organisation").asText()).isEqualTo("Loria");
        assertThat(snapshot.at("/curriculum").isEmpty()).isTrue();
    }

    @Test
    void neverChangesPersonalInformationOnceLocked() {
        // given
        profiles.complete(account);
        service.lockPersonalInformation(account);

        // then
        assertThatThrownBy(() -> service.savePersonalInformation(account, 1, TestProfiles.person("SN")))
                .isInstanceOf(PersonalInformationLocked.class);
        assertThat(service.facts(account).nationality()).isEqualTo("FR");
    }

    @Test
    void locksOnceAndForAll() {
        // given
        service.lockPersonalInformation(account);
        var lockedAt = service.view(account).lockedAt();

        // when
        service.lockPersonalInformation(account);

        // then
        assertThat(service.view(account).lockedAt()).isEqualTo(lockedAt).isNotNull();
    }

    @Test
    void refusesValuesThatNoPageLetsThrough() {
        assertThatThrownBy(() -> service.saveAddress(
                        account, 0, new Address("FR", "12 rue de la Craffe", null, null, "5400", "Nancy")))
                .isInstanceOf(RefusedValues.class);
        assertThatThrownBy(() -> service.saveBaccalaureate(
                        account, 0, new Baccalaureate(true, 2021, "S", null, "FR", "54", "Lycée Henri-Poincaré")))
                .isInstanceOf(RefusedValues.class);
        assertThat(service.view(account).address()).isNull();
    }

    @Test
    void givesAnIneToOneOfTwoAccountsThatSaveItAtOnce() throws Exception {
        // given
        var other = accounts.activeAccount();
        var ine = TestProfiles.freshIne();

        // when
        var refusals = atOnce(() -> save(account, ine), () -> save(other, ine));

        // then
        assertThat(refusals).containsExactlyInAnyOrder(null, IneAlreadyUsed.class);
    }

    @Test
    void savesDifferentBlocksAtOnce() throws Exception {
        // when
        var refusals = atOnce(
                () -> {
                    service.saveAddress(account, 0, TestProfiles.address());
                    return null;
                },
                () -> {
                    service.saveBaccalaureate(account, 0, TestProfiles.frenchBaccalaureate());
                    return null;
                });

        // then
        assertThat(refusals).containsExactly(null, null);
        assertThat(service.completeness(account).missing()).containsExactly(PERSONAL_INFORMATION);
    }

    @Test
    void savesTheSameTwiceWithoutComplaint() {
        // given
        service.saveAddress(account, 0, TestProfiles.address());

        // when
        service.saveAddress(account, 0, TestProfiles.address());

        // then
        assertThat(service.view(account).version(ADDRESS)).isEqualTo(1);
    }

    @Test
    void showsNobodyAnotherCandidatesLines() {
        // given
        service.addEntry(account, EntryKind.INTERNSHIP, UUID.randomUUID(), INTERNSHIP);
        var line = service.entries(account, EntryKind.INTERNSHIP).get(0);
        var other = accounts.activeAccount();

        // then
        assertThatThrownBy(() -> service.entry(other, EntryKind.INTERNSHIP, line.id()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> service.entry(account, EntryKind.EXPERIENCE, line.id()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> service.removeEntry(other, EntryKind.INTERNSHIP, line.id(), line.version()))
                .isInstanceOf(NotFound.class);
        assertThat(service.entries(account, EntryKind.INTERNSHIP)).hasSize(1);
    }

    @Test
    void goesWithTheAccount() {
        // given
        var pending = accounts.pendingAccount();
        profiles.complete(pending);
        service.addEntry(pending, EntryKind.INTERNSHIP, UUID.randomUUID(), INTERNSHIP);

        // when
        accountService.purge(pending);

        // then
        assertThat(service.view(pending).address()).isNull();
        assertThat(service.entries(pending, EntryKind.INTERNSHIP)).isEmpty();
    }

    private Class<?> save(AccountId owner, Ine ine) {
        try {
            service.saveIne(owner, 0, ine);
            return null;
        } catch (IneAlreadyUsed used) {
            return used.getClass();
        }
    }

    private static List<Class<?>> atOnce(Callable<Class<?>> one, Callable<Class<?>> other) throws Exception {
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var running = new ArrayList<Future<Class<?>>>();
            for (var task : List.of(one, other)) {
                running.add(threads.submit(() -> {
                    together.await();
                    return task.call();
                }));
            }
            var results = new ArrayList<Class<?>>();
            for (var task : running) {
                results.add(task.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
