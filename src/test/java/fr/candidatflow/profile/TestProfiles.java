package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.test.context.TestComponent;

/** Profiles for tests, saved block by block as a candidate saves them. */
@TestComponent
public class TestProfiles {

    private final ProfileService service;

    TestProfiles(ProfileService service) {
        this.service = service;
    }

    /** All four blocks, of a French candidate with a general baccalaureate of 2021 and an INE of their own. */
    public void complete(AccountId account) {
        service.savePersonalInformation(account, 0, frenchPerson());
        service.saveAddress(account, 0, address());
        service.saveBaccalaureate(account, 0, frenchBaccalaureate());
        service.saveIne(account, 0, freshIne());
    }

    /** Of a Moroccan candidate with a foreign title, who owes no INE. */
    public void completeFromAbroad(AccountId account) {
        service.savePersonalInformation(account, 0, person("MA"));
        service.saveAddress(account, 0, address());
        service.saveBaccalaureate(account, 0, new Baccalaureate(true, 2021, "0031", null, "MA", null, null));
    }

    /**
     * A candidate of whom a test or a simulation says who it is.
     *
     * @param nationality code of the country; whoever is not French comes with a foreign title and owes no INE
     */
    public record Person(
            String lastName,
            String firstName,
            boolean woman,
            String nationality,
            LocalDate birthDate,
            int baccalaureateYear,
            String town,
            String ine) {

        boolean french() {
            return nationality.equals("FR");
        }
    }

    /** All blocks that this person needs to apply. */
    public void complete(AccountId account, Person person) {
        service.savePersonalInformation(
                account,
                0,
                new PersonalInformation(
                        person.nationality(),
                        person.woman() ? Civility.MME : Civility.M,
                        person.lastName(),
                        null,
                        person.firstName(),
                        null,
                        person.birthDate(),
                        person.french() ? "FR" : person.nationality(),
                        person.french() ? "54" : null,
                        person.town(),
                        null,
                        "+33 6 12 34 56 78"));
        service.saveAddress(account, 0, address());
        if (person.french()) {
            String series = person.baccalaureateYear() < 2021 ? "S" : "NBGE";
            service.saveBaccalaureate(
                    account,
                    0,
                    new Baccalaureate(
                            true,
                            person.baccalaureateYear(),
                            series,
                            Honours.GOOD,
                            "FR",
                            "54",
                            "Lycée Henri-Poincaré, Nancy"));
            service.saveIne(account, 0, new Ine(person.ine()));
        } else {
            service.saveBaccalaureate(
                    account,
                    0,
                    new Baccalaureate(
                            true, person.baccalaureateYear(), "0031", null, person.nationality(), null, null));
        }
    }

    static PersonalInformation frenchPerson() {
        return person("FR");
    }

    static PersonalInformation person(String nationality) {
        return new PersonalInformation(
                nationality,
                Civility.MME,
                "Le Gall-O’Brien",
                null,
                "Zoé",
                null,
                LocalDate.of(2003, 3, 27),
                "FR",
                "54",
                "Nancy",
                null,
                "+33 6 12 34 56 78");
    }

    static Address address() {
        return new Address("FR", "12 rue de la Craffe", null, null, "54000", "Nancy");
    }

    static Baccalaureate frenchBaccalaureate() {
        return new Baccalaureate(true, 2021, "NBGE", Honours.GOOD, "FR", "54", "Lycée Henri-Poincaré, Nancy");
    }

    /** An INES, whose key nobody but the ministry can check; nobody else has it. */
    static Ine freshIne() {
        var random = ThreadLocalRandom.current();
        char one = (char) ('A' + random.nextInt(26));
        char other = (char) ('A' + random.nextInt(26));
        return new Ine("%09d%c%c".formatted(random.nextInt(1_000_000_000), one, other));
    }
}
