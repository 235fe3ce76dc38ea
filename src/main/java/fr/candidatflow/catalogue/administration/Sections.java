package fr.candidatflow.catalogue.administration;

import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of the catalogue the administration's page offers. */
@Configuration(proxyBeanMethods = false)
class Sections {

    @Bean
    static StaffSection campaignsSection() {
        return section("campaigns", "Campaigns", "Open, close, prepare the next from the last", 100);
    }

    @Bean
    static StaffSection trainingsSection() {
        return section("trainings", "Trainings", "Dates, capacity, reminders and documents of each", 110);
    }

    @Bean
    static StaffSection centresSection() {
        return section("centres", "Centres", "The offices that check files, and where paper files go", 120);
    }

    @Bean
    static StaffSection commissionsSection() {
        return section("commissions", "Commissions", "The juries of the centres", 130);
    }

    @Bean
    static StaffSection importSection() {
        return section("import", "Import", "The ministry’s file: what it would change, then the change", 140);
    }

    private static StaffSection section(String path, String name, String description, int position) {
        return new StaffSection("/admin/" + path, name, description, StaffMember::administrator, position);
    }
}
