package fr.candidatflow.application.search;

import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.Centre;
import fr.candidatflow.catalogue.Commission;
import fr.candidatflow.staff.StaffMember;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The scope of each person, from the groups and the catalogue of this moment. */
@Component
class Scopes {

    private final CatalogueService catalogue;

    Scopes(CatalogueService catalogue) {
        this.catalogue = catalogue;
    }

    Scope of(StaffMember staff) {
        return Scope.of(
                staff,
                catalogue.centres().stream().map(Centre::code).collect(Collectors.toSet()),
                catalogue.commissions().stream().map(Commission::code).collect(Collectors.toSet()));
    }
}
