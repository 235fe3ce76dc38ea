package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class CentreAdministrationTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue trainings;

    @Autowired
    CatalogueService catalogue;

    @Autowired
    Audit audit;

    private final String mark = UUID.randomUUID().toString().substring(0, 7);
    private Administrator administrator;

    @BeforeEach
    void signIn() {
        administrator = new Administrator(mvc, staff);
    }

    @Test
    void aCentreAndItsCommissionAreMadeChangedAndDeletedUnlessTheyAreInUse() throws Exception {
        // given
        var code = "centre-" + mark;
        var fields = Map.of(
                "code", code, "label", "Faculté", "email", "f@example.org", "postalAddress", "1 rue\r\n54000 NANCY");

        // when
        assertThat(administrator.send(post("/admin/centres/new"), fields).getStatus())
                .isEqualTo(302);
        var twice = administrator.send(post("/admin/centres/new"), fields);
        assertThat(administrator
                        .send(
                                post("/admin/commissions/new"),
                                Map.of("code", code, "centre", code, "label", "Commission de la faculté"))
                        .getStatus())
                .isEqualTo(302);
        administrator.send(post("/admin/centres/" + code + "/deletion"), Map.of("version", "0"));
        var kept = catalogue.centre(code);
        var rename = new LinkedHashMap<>(fields);
        rename.put("label", "Faculté de droit");
        rename.put("version", "0");
        assertThat(administrator.send(post("/admin/centres/" + code), rename).getStatus())
                .isEqualTo(302);
        var late = administrator.send(post("/admin/centres/" + code), rename);
        var wrong = administrator.send(
                post("/admin/centres/" + code), Map.of("label", "", "email", "nowhere", "version", "1"));

        // then
        assertThat(twice.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(twice.getContentAsString()).select("#code-error").text())
                .contains("already taken");
        assertThat(kept.postalAddress()).isEqualTo("1 rue\n54000 NANCY");
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.getContentAsString()).select(".govuk-error-message"))
                .hasSize(3);
        assertThat(catalogue.centre(code).label()).isEqualTo("Faculté de droit");
        assertThat(audit.of("centre", code))
                .extracting(AuditEntry::action, AuditEntry::detail)
                .contains(org.assertj.core.groups.Tuple.tuple("changed", "name from Faculté to Faculté de droit"));

        // when
        assertThat(administrator
                        .send(post("/admin/commissions/" + code), Map.of("label", "Jury", "version", "0"))
                        .getStatus())
                .isEqualTo(302);
        administrator.send(post("/admin/commissions/" + code + "/deletion"), Map.of("version", "1"));
        administrator.send(post("/admin/centres/" + code + "/deletion"), Map.of("version", "1"));

        // then
        assertThat(catalogue.centres()).extracting(Centre::code).doesNotContain(code);
        assertThat(audit.of("commission", code))
                .extracting(AuditEntry::action)
                .containsExactly("created", "changed", "deleted");
    }

    @Test
    void aCentreOrCommissionWithTrainingsIsNotDeleted() throws Exception {
        trainings.openElsewhere();
        for (String kind : List.of("centres", "commissions")) {
            var version =
                    administrator.form("/admin/" + kind + "/another-centre").get("version");
            var answer = mvc.perform(post("/admin/" + kind + "/another-centre/deletion")
                            .param("version", version)
                            .with(csrf())
                            .with(staff.signedIn(administrator.id())))
                    .andReturn();

            assertThat((String) answer.getFlashMap().get("refusal"))
                    .contains("training")
                    .contains("cannot be deleted");
        }
        assertThat(catalogue.centres()).extracting(Centre::code).contains("another-centre");
    }
}
