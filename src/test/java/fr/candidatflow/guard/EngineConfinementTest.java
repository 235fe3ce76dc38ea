package fr.candidatflow.guard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.Resource;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Camunda stays where it can be replaced, entities stay in their module, and a class says in its constructor what it needs. */
class EngineConfinementTest {

    private static final ArchRule CAMUNDA_ONLY_IN_WORKFLOW = noClasses()
            .that()
            .resideOutsideOfPackages("fr.candidatflow.workflow..", "fr.candidatflow.insight..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    private static final ArchRule ENTITIES_STAY_IN_THEIR_MODULE =
            classes().that().areAnnotatedWith(Entity.class).should().notBePublic();

    private static final ArchRule NO_FIELD_INJECTION = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith(Resource.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject");

    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fr.candidatflow");

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("brokencontrol");

    @Test
    void onlyTheWorkflowKnowsCamunda() {
        CAMUNDA_ONLY_IN_WORKFLOW.check(APPLICATION);
    }

    @Test
    void noEntityIsPublic() {
        ENTITIES_STAY_IN_THEIR_MODULE.check(APPLICATION);
    }

    @Test
    void noFieldIsInjected() {
        NO_FIELD_INJECTION.check(APPLICATION);
    }

    @Test
    void eachRuleFindsTheClassThatBreaksIt() {
        assertThatThrownBy(() -> CAMUNDA_ONLY_IN_WORKFLOW.check(BROKEN)).hasMessageContaining("EngineInAFeature");
        assertThatThrownBy(() -> ENTITIES_STAY_IN_THEIR_MODULE.check(BROKEN)).hasMessageContaining("PublicEntity");
        assertThatThrownBy(() -> NO_FIELD_INJECTION.check(BROKEN)).hasMessageContaining("InjectedField");
    }
}
