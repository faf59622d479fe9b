package triad.frontend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The house rules about rooms: no cycles, one direction, nothing that hides a dependency. */
@AnalyzeClasses(packages = "triad.frontend", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule rooms_areFreeOfCycles =
            slices().matching("triad.frontend.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule dependencies_pointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("config")
            .definedBy("triad.frontend.config")
            .layer("trace")
            .definedBy("triad.frontend.trace")
            .layer("memory")
            .definedBy("triad.frontend.memory")
            .layer("client")
            .definedBy("triad.frontend.client")
            .layer("provider")
            .definedBy("triad.frontend.provider")
            .layer("session")
            .definedBy("triad.frontend.session")
            .layer("login, logout")
            .definedBy("triad.frontend.login", "triad.frontend.logout")
            .layer("backend")
            .definedBy("triad.frontend.backend")
            .layer("settings")
            .definedBy("triad.frontend.settings")
            .layer("errors")
            .definedBy("triad.frontend.errors")
            .layer("department")
            .definedBy("triad.frontend.department")
            .layer("people, files")
            .definedBy("triad.frontend.people", "triad.frontend.files")
            .layer("pages")
            .definedBy(
                    "triad.frontend.home",
                    "triad.frontend.person",
                    "triad.frontend.profile",
                    "triad.frontend.photo",
                    "triad.frontend.history",
                    "triad.frontend.data",
                    "triad.frontend.imports",
                    "triad.frontend.made",
                    "triad.frontend.openapi")
            .layer("claims")
            .definedBy("triad.frontend.claims")
            .layer("every request")
            .definedBy("triad.frontend.security", "triad.frontend.assets")
            .whereLayer("every request")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("pages")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("claims")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("people, files")
            .mayOnlyBeAccessedByLayers("pages")
            .whereLayer("department")
            .mayOnlyBeAccessedByLayers("people, files", "pages")
            .whereLayer("errors")
            .mayOnlyBeAccessedByLayers("department", "people, files", "pages", "claims")
            .whereLayer("settings")
            .mayOnlyBeAccessedByLayers("people, files", "pages", "errors", "login, logout")
            .whereLayer("login, logout")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("backend")
            .mayOnlyBeAccessedByLayers("department", "people, files", "pages", "claims", "errors")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers(
                    "login, logout", "backend", "settings", "people, files", "pages", "claims", "errors")
            .whereLayer("trace")
            .mayOnlyBeAccessedByLayers("provider", "login, logout", "pages")
            .whereLayer("memory")
            .mayOnlyBeAccessedByLayers("session", "login, logout", "errors")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("provider")
            .whereLayer("provider")
            .mayOnlyBeAccessedByLayers("session", "login, logout", "claims");

    @ArchTest
    static final ArchRule injection_isByConstructor = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule time_comesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule clock_isMadeOnce = noClasses()
            .that()
            .resideOutsideOfPackage("triad.frontend.config")
            .should()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule configuration_isReadOnce = noClasses()
            .that()
            .resideOutsideOfPackage("triad.frontend.config")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ConfigProperty.class);

    @ArchTest
    static final ArchRule enterpriseBeans_areNotUsed =
            noClasses().should().dependOnClassesThat().resideInAPackage("jakarta.ejb..");
}
