package fr.candidatflow.workflow.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.staff.GroupNames;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** What a sign-in at a provider leaves in the engine; the way to it is in {@link ProviderSignInBrowserTest}. */
@ApplicationTest
class ProviderUsersTest {

    @Autowired
    ProviderUsers users;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TaskService tasks;

    @Test
    void whatSomebodyHasClaimedGoesBackToTheCentreThatTheyLeave() {
        // given
        catalogue.openElsewhere();
        var application = admissions.submitted();
        String task = driver.task(application, "userTask_reviewDocuments").getId();
        String user = "provided-" + UUID.randomUUID();
        users.receive(person(user, GroupNames.ofCentre(TestCatalogue.CENTRE)));
        admissions.as(user, () -> tasks.claim(task, user));

        // when
        users.receive(person(user, GroupNames.ofCentre("another-centre")));

        // then
        assertThat(driver.task(application, "userTask_reviewDocuments").getAssignee())
                .isNull();
        admissions.as(
                user,
                () -> assertThat(tasks.createTaskQuery().taskId(task).count()).isZero());
    }

    private static OidcUser person(String user, String... groups) {
        var now = Instant.now();
        return new DefaultOidcUser(
                List.of(),
                new OidcIdToken(
                        "token",
                        now,
                        now.plusSeconds(60),
                        Map.of("sub", user, "preferred_username", user, "groups", List.of(groups))));
    }
}
