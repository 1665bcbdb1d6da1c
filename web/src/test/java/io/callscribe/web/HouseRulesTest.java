package io.callscribe.web;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.callscribe.api.CrmConnector;
import io.callscribe.connector.ConnectorGateway;
import io.callscribe.connector.PluginCall;
import io.callscribe.ringcentral.RingCentral;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What the compiler does not check of how this house is built. */
class HouseRulesTest {
  private static final String ROOT = "io.callscribe";
  private static final String MAIN_ENTITY_MANAGER = ROOT + ".storage.MainEntityManager";

  /** A capability uses only those of a lower floor; neighbours on the same floor not at all. */
  private static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          Map.entry("api", 0),
          Map.entry("problem", 0),
          Map.entry("account", 1),
          Map.entry("number", 2),
          Map.entry("storage", 2),
          Map.entry("settings", 3),
          Map.entry("work", 4),
          Map.entry("ringcentral", 5),
          Map.entry("connector", 5),
          Map.entry("call", 6),
          Map.entry("contact", 7),
          Map.entry("owner", 7),
          Map.entry("insight", 7),
          Map.entry("note", 7),
          Map.entry("activity", 8),
          Map.entry("admin", 9),
          Map.entry("web", 10));

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("simulator"))
          .importPackages(ROOT);

  @Test
  void the_whole_house_is_looked_at() {
    assertThat(HOUSE.contain(ConnectorGateway.class)).isTrue();
    assertThat(HOUSE.contain(CallsResource.class)).isTrue();
    assertThat(HOUSE.contain(CrmConnector.class)).isTrue();
    assertThat(HOUSE.stream().map(HouseRulesTest::capability).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(FLOORS.keySet().stream(), Stream.of("")).toList());
  }

  @Test
  void capabilities_keep_their_order() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".*..")
        .should(useOnlyLowerFloors())
        .because("news travels upward as events, so that each capability can be read alone")
        .check(HOUSE);
  }

  private static ArchCondition<JavaClass> useOnlyLowerFloors() {
    return new ArchCondition<>("use only capabilities of lower floors") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        for (var dependency : user.getDirectDependenciesFromSelf()) {
          var used = dependency.getTargetClass();
          if (used.getPackageName().startsWith(ROOT) && !isBelow(used, user)) {
            events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean isBelow(JavaClass used, JavaClass user) {
    var lower = capability(used);
    var upper = capability(user);
    return lower.equals(upper) || floor(lower) < floor(upper);
  }

  private static String capability(JavaClass type) {
    var rest = type.getPackageName().substring(ROOT.length());
    return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
  }

  /** The root package is above all; a new capability has to find its floor here. */
  private static int floor(String capability) {
    if (capability.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    var floor = FLOORS.get(capability);
    if (floor == null) {
      throw new AssertionError("Give the capability '" + capability + "' a floor");
    }
    return floor;
  }

  @Test
  void capabilities_form_no_cycle() {
    slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("what depends on itself cannot be understood in parts")
        .check(HOUSE);
  }

  @Test
  void the_plugin_api_uses_only_what_a_vendor_has() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".api..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(ROOT + ".api..", "java..", "org.pf4j..", "org.jspecify..")
        .because("a connector is compiled against it alone")
        .check(HOUSE);
  }

  @Test
  void pf4j_stays_in_the_plugin_host() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".api..", ROOT + ".connector..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.pf4j..")
        .because("how plugins are loaded is nobody else's business")
        .check(HOUSE);
  }

  @Test
  void only_the_gateway_carries_out_calls_of_plugins() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ConnectorGateway.class.getName())
        .should(
            callMethodWhere(target(owner(assignableTo(PluginCall.class))).and(target(name("on")))))
        .because("it sets the context class loader, the time limit and the guards")
        .check(HOUSE);
  }

  @Test
  void plugins_are_asked_only_in_what_is_handed_to_the_gateway() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".api..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".connector.PluginHost")
        .should(
            callMethodWhere(
                DescribedPredicate.describe(
                    "a CrmConnector is asked outside of a lambda",
                    call ->
                        call.getTargetOwner().isAssignableTo(CrmConnector.class)
                            && !call.isDeclaredInLambda())))
        .because("only PluginHost reads the descriptor itself, once, when it loads the JAR")
        .check(HOUSE);
  }

  @Test
  void http_stays_in_web() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.ws.rs..")
        .because("the product does not know how it is asked")
        .check(HOUSE);
  }

  @Test
  void web_knows_no_database_and_no_plugin() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".web..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("jakarta.persistence..")
                .or(resideInAPackage("jakarta.transaction.."))
                .or(assignableTo(CrmConnector.class))
                .or(assignableTo(ConnectorGateway.class)))
        .because("no rule is decided there")
        .check(HOUSE);
  }

  @Test
  void rows_are_hidden_in_their_capability() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .haveSimpleNameEndingWith("Row")
        .andShould()
        .bePackagePrivate()
        .because("a table belongs to one capability")
        .check(HOUSE);
  }

  @Test
  void only_repositories_speak_to_the_database() {
    noClasses()
        .that()
        .areNotAnnotatedWith(Entity.class)
        .and(
            DescribedPredicate.describe(
                "are no repositories", type -> !REPOSITORIES.contains(type.getSimpleName())))
        .should()
        .dependOnClassesThat(assignableTo(EntityManager.class))
        .because("a use case reads without knowing tables")
        .check(HOUSE);
  }

  private static final Set<String> REPOSITORIES =
      Set.of(
          "CallJournal",
          "Connections",
          "ContactChoices",
          "Coverage",
          "CreateDenials",
          "CreatedContacts",
          "Insights",
          "Ledger",
          "LoggedCalls",
          "MainEntityManager",
          "Notes",
          "SettingStore",
          "Snapshots",
          "Subscriptions",
          "TransactionConnection",
          "UserMappings");

  @Test
  void no_transaction_spans_a_remote_call() {
    noClasses()
        .that(
            DescribedPredicate.describe(
                "have transactions",
                (JavaClass type) ->
                    type.isAnnotatedWith(Transactional.class)
                        || type.getMethods().stream()
                            .anyMatch(m -> m.isAnnotatedWith(Transactional.class))))
        .should()
        .dependOnClassesThat(
            assignableTo(ConnectorGateway.class).or(assignableTo(RingCentral.class)))
        .because("a CRM that hangs must not hold a connection of the pool")
        .check(HOUSE);
  }

  @Test
  void time_is_told_by_the_injected_clock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".Producers")
        .should(
            callMethodWhere(
                DescribedPredicate.describe(
                    "the system's time is asked",
                    call ->
                        (CLOCKS.stream().anyMatch(t -> call.getTargetOwner().isEquivalentTo(t))
                                && call.getName().equals("now"))
                            || (call.getTargetOwner().isEquivalentTo(Clock.class)
                                && call.getName().startsWith("system"))
                            || (call.getTargetOwner().isEquivalentTo(System.class)
                                && call.getName().equals("currentTimeMillis")))))
        .because("tests set the time")
        .check(HOUSE);
  }

  private static final List<Class<?>> CLOCKS =
      List.of(
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class);

  @Test
  void old_dates_are_not_used() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Date")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.text.SimpleDateFormat")
        .because("java.time says what it means")
        .check(HOUSE);
  }

  @Test
  void nobody_prints() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
        .because("the log has a level and a place")
        .check(HOUSE);
  }

  @Test
  void exceptions_say_what_happened_by_their_type() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS
        .because("whoever catches must know what to do next")
        .check(HOUSE);
  }

  @Test
  void the_logger_of_the_jdk_is_not_used() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".work.TransactionConnection")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .because("SLF4J is ours; DataSource demands the other in one method")
        .check(HOUSE);
  }

  @Test
  void beans_are_given_what_they_need_by_their_constructor() {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .doNotHaveFullyQualifiedName(MAIN_ENTITY_MANAGER)
        .should()
        .beAnnotatedWith(Inject.class)
        .orShould()
        .beAnnotatedWith(PersistenceContext.class)
        .because("a test makes them with new; a second persistence context is a second connection")
        .check(HOUSE);
  }

  @Test
  void loggers_are_private_constants() {
    fields()
        .that()
        .haveRawType(Logger.class)
        .should()
        .bePrivate()
        .andShould()
        .beStatic()
        .andShould()
        .beFinal()
        .andShould()
        .haveName("LOG")
        .because("all look the same")
        .check(HOUSE);
  }

  @Test
  void names_say_what_a_thing_is() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(MAIN_ENTITY_MANAGER)
        .should()
        .haveNameMatching(".*(Impl|Service|Manager|Helper|Utils?|Dto|Controller)$")
        .because("such a word could stand behind any name")
        .check(HOUSE);
  }

  @Test
  void nothing_is_null_unless_it_says_so() {
    classes()
        .that(
            DescribedPredicate.describe(
                "are no package-info",
                (JavaClass type) -> !type.getSimpleName().equals("package-info")))
        .should(
            new ArchCondition<>("reside in a package that is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                  events.add(SimpleConditionEvent.violated(type, type.getName()));
                }
              }
            })
        .because("null is an exception that a reader must see")
        .check(HOUSE);
  }
}
