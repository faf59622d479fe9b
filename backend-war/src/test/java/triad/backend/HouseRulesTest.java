package triad.backend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import triad.backend.idempotency.Idempotent;
import triad.backend.security.RequiresScope;

/** What holds for every class of this WAR. */
@AnalyzeClasses(packages = "triad.backend", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule rooms_haveNoCycles =
            slices().matching("triad.backend.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rooms_dependOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("config")
            .definedBy("triad.backend.config..")
            .layer("json")
            .definedBy("triad.backend.json..")
            .layer("problem")
            .definedBy("triad.backend.problem..")
            .layer("http")
            .definedBy("triad.backend.http..")
            .layer("trace")
            .definedBy("triad.backend.trace..")
            .layer("provider")
            .definedBy("triad.backend.provider..")
            .layer("identity")
            .definedBy("triad.backend.identity..")
            .layer("key")
            .definedBy("triad.backend.key..")
            .layer("signal")
            .definedBy("triad.backend.signal..")
            .layer("limit")
            .definedBy("triad.backend.limit..")
            .layer("bearer")
            .definedBy("triad.backend.bearer..")
            .layer("security")
            .definedBy("triad.backend.security..")
            .layer("change")
            .definedBy("triad.backend.change..")
            .layer("history")
            .definedBy("triad.backend.history..")
            .layer("field")
            .definedBy("triad.backend.field..")
            .layer("department")
            .definedBy("triad.backend.department..")
            .layer("person")
            .definedBy("triad.backend.person..")
            .layer("listing")
            .definedBy("triad.backend.listing..")
            .layer("people")
            .definedBy("triad.backend.people..")
            .layer("image")
            .definedBy("triad.backend.image..")
            .layer("photo")
            .definedBy("triad.backend.photo..")
            .layer("chart")
            .definedBy("triad.backend.chart..")
            .layer("search")
            .definedBy("triad.backend.search..")
            .layer("vcard")
            .definedBy("triad.backend.vcard..")
            .layer("demo")
            .definedBy("triad.backend.demo..")
            .layer("profile")
            .definedBy("triad.backend.profile..")
            .layer("openapi")
            .definedBy("triad.backend.openapi..")
            .whereLayer("openapi")
            .mayNotBeAccessedByAnyLayer()
            .layer("idempotency")
            .definedBy("triad.backend.idempotency..")
            .layer("file")
            .definedBy("triad.backend.file..")
            .layer("exports")
            .definedBy("triad.backend.exports..")
            .layer("imports")
            .definedBy("triad.backend.imports..")
            .whereLayer("exports")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("imports")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("file")
            .mayOnlyBeAccessedByLayers("exports", "imports")
            .whereLayer("idempotency")
            .mayOnlyBeAccessedByLayers("imports")
            .whereLayer("demo")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("profile")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("vcard")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("search")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("chart")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("photo")
            .mayOnlyBeAccessedByLayers("vcard", "profile")
            .whereLayer("image")
            .mayOnlyBeAccessedByLayers("photo")
            .whereLayer("people")
            .mayOnlyBeAccessedByLayers("photo", "chart", "search", "vcard", "profile", "demo", "imports")
            .whereLayer("listing")
            .mayOnlyBeAccessedByLayers("people", "search")
            .whereLayer("person")
            .mayOnlyBeAccessedByLayers(
                    "listing", "people", "photo", "chart", "search", "vcard", "profile", "demo", "file", "exports")
            .whereLayer("field")
            .mayOnlyBeAccessedByLayers(
                    "person", "listing", "people", "photo", "chart", "search", "vcard", "profile", "demo", "file",
                    "imports")
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("field", "person", "people", "profile")
            .whereLayer("department")
            .mayOnlyBeAccessedByLayers("search", "vcard", "profile", "demo")
            .whereLayer("security")
            .mayOnlyBeAccessedByLayers(
                    "department", "people", "photo", "chart", "search", "vcard", "profile", "exports", "imports")
            .whereLayer("change")
            .mayOnlyBeAccessedByLayers("people", "profile")
            .whereLayer("bearer")
            .mayOnlyBeAccessedByLayers("security", "profile", "people")
            .whereLayer("limit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("signal")
            .mayOnlyBeAccessedByLayers("bearer")
            .whereLayer("key")
            .mayOnlyBeAccessedByLayers("signal", "bearer")
            .whereLayer("identity")
            .mayOnlyBeAccessedByLayers("signal", "person", "people", "profile", "demo")
            .whereLayer("trace")
            .mayOnlyBeAccessedByLayers("provider", "bearer")
            .whereLayer("provider")
            .mayOnlyBeAccessedByLayers("identity", "key", "signal", "bearer", "profile")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers(
                    "chart", "demo", "department", "imports", "people", "person", "photo", "profile", "search")
            .whereLayer("problem")
            .mayOnlyBeAccessedByLayers(
                    "bearer",
                    "department",
                    "field",
                    "file",
                    "http",
                    "idempotency",
                    "image",
                    "imports",
                    "key",
                    "limit",
                    "openapi",
                    "people",
                    "person",
                    "photo",
                    "profile",
                    "security")
            .whereLayer("json")
            .mayOnlyBeAccessedByLayers(
                    "chart",
                    "department",
                    "field",
                    "file",
                    "history",
                    "idempotency",
                    "imports",
                    "openapi",
                    "people",
                    "person",
                    "photo",
                    "problem",
                    "profile",
                    "search",
                    "security",
                    "signal")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers(
                    "problem",
                    "trace",
                    "provider",
                    "identity",
                    "key",
                    "signal",
                    "limit",
                    "security",
                    "department",
                    "listing",
                    "people",
                    "search",
                    "profile",
                    "openapi",
                    "demo",
                    "bearer",
                    "change");

    @ArchTest
    static final ArchRule injection_isByConstructor =
            noFields().should().beAnnotatedWith(Inject.class).orShould().beAnnotatedWith(ConfigProperty.class);

    @ArchTest
    static final ArchRule time_comesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule enterpriseBeans_areNotHere =
            noClasses().should().dependOnClassesThat().resideInAPackage("jakarta.ejb..");

    @ArchTest
    static final ArchRule resourceMethods_requireAScope = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotInterfaces()
            .should()
            .beAnnotatedWith(RequiresScope.class);

    @ArchTest
    static final ArchRule creatingMethods_areIdempotent = methods()
            .that()
            .areAnnotatedWith(POST.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotInterfaces()
            .should()
            .beAnnotatedWith(Idempotent.class);
}
