package triad.provider;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The house rules: rooms lean one way, collaborators come through constructors, time comes from the clock. */
@AnalyzeClasses(packages = "triad.provider", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** Each row stands on the rows above it, and on its own. */
    private static final List<List<String>> ROOMS = List.of(
            List.of("config"),
            List.of("http", "fetch", "batch"),
            List.of("mtls", "page", "resource", "user", "jwt", "details"),
            List.of("key", "client", "dpop", "outbox"),
            List.of("jwks", "claims", "metadata", "session", "consent", "login"),
            List.of("authenticate", "issuer", "request", "response", "family"),
            List.of("code"),
            List.of("authorize"),
            List.of("par", "token", "approval"),
            List.of("grant", "bearer"),
            List.of("introspect", "revoke", "userinfo", "logout", "account", "register", "signal", "device", "ciba"),
            List.of("check", "discovery", "admin", "ssf", "trace"));

    @ArchTest
    static final ArchRule roomsAreFreeOfCycles =
            slices().matching("triad.provider.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void roomsLeanOneWay(JavaClasses classes) {
        for (int row = 0; row < ROOMS.size() - 1; row++) {
            String[] above = ROOMS.subList(row + 1, ROOMS.size()).stream()
                    .flatMap(List::stream)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAnyPackage(packages(ROOMS.get(row).toArray(String[]::new)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(above))
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule everyRoomHasItsRow = noClasses()
            .that()
            .resideInAPackage("triad.provider.*..")
            .should()
            .resideOutsideOfPackages(
                    packages(ROOMS.stream().flatMap(List::stream).toArray(String[]::new)));

    @ArchTest
    static final ArchRule noFieldIsInjected = noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethodWhere(describe("reads the time without a clock", ArchitectureTest::readsTheTime));

    @ArchTest
    static final ArchRule noEjb = noClasses().should().dependOnClassesThat().resideInAPackage("jakarta.ejb..");

    @ArchTest
    static final ArchRule noEntityManager =
            noClasses().should().dependOnClassesThat().resideInAPackage("jakarta.persistence..");

    /** Registration files alone may name a key of their own. */
    @ArchTest
    static final ArchRule configurationIsReadInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage("triad.provider.config..")
            .and()
            .doNotHaveSimpleName("RegistrationFiles")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ConfigProvider.class, ConfigProperty.class);

    /** Those of a form are read by Faces alone, after PageForm; the container's own request would wait for them without end. */
    @ArchTest
    static final ArchRule pagesReadNoParametersOffTheRequest = noClasses()
            .that()
            .haveSimpleNameEndingWith("Page")
            .should()
            .callMethodWhere(describe("reads a parameter off the request", ArchitectureTest::readsAParameter));

    private static boolean readsAParameter(JavaCall<?> call) {
        return call.getTargetOwner().isAssignableTo(ServletRequest.class)
                && call.getName().startsWith("getParameter");
    }

    private static boolean readsTheTime(JavaCall<?> call) {
        boolean now = call.getName().equals("now")
                && call.getTargetOwner().getPackageName().equals("java.time")
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean millis = call.getTargetOwner().isEquivalentTo(System.class)
                && (call.getName().equals("currentTimeMillis") || call.getName().equals("nanoTime"));
        return now || millis;
    }

    private static String[] packages(String... rooms) {
        return List.of(rooms).stream()
                .map(room -> "triad.provider." + room + "..")
                .toArray(String[]::new);
    }
}
