package io.callscribe.tck;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityPatch;
import io.callscribe.api.Attachment;
import io.callscribe.api.Body;
import io.callscribe.api.CallDetails;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmConnector;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmSession;
import io.callscribe.api.Identity;
import io.callscribe.api.Page;
import io.callscribe.api.PermissionVerdict;
import io.callscribe.api.Precondition;
import io.callscribe.api.WriteResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule is worth its name only if a connector that breaks it is found out. */
class SeededFaultsTest {
  @ParameterizedTest
  @EnumSource
  void a_broken_connector_is_found_out(Fault fault) {
    var failed = new Kit(fault).failedRules();

    assertThat(failed).contains(fault.rule);
  }

  @Test
  void every_rule_has_a_fault() {
    var broken = Stream.of(Fault.values()).map(fault -> fault.rule).collect(toSet());

    assertThat(Rules.all()).extracting(Rules.Rule::id).allMatch(broken::contains);
  }

  @Test
  void a_sound_connector_fails_no_rule() {
    var failed = new Kit(Optional.empty()).failedRules();

    assertThat(failed).isEmpty();
  }

  enum Fault {
    CHANGES_ITS_DESCRIPTOR("DES-1", "descriptor", call -> named(UUID.randomUUID().toString())),
    NAMES_NO_TENANT(
        "IDN-1",
        "identity",
        call -> {
          var known = (Identity) call.proceed();
          return new Identity(known.user(), known.name(), known.email(), known.zone(), "");
        }),
    KNOWS_ONE_FORM_OF_A_NUMBER("CON-1", "findContacts", call -> Page.last(List.of())),
    FINDS_SOMEBODY_ANYWAY("CON-2", "findContacts", call -> Page.last(call.crm().contacts())),
    CUTS_THE_BODY(
        "ACT-0",
        "createActivity",
        call -> call.with(1, text((ActivityDraft) call.argument(1), t -> t.substring(0, 5)))),
    LOSES_THE_REFERENCE("ACT-1", "findByReference", call -> List.of()),
    FINDS_ANY_REFERENCE(
        "ACT-1",
        "findByReference",
        call -> call.crm().activities().stream().map(InMemoryCrm.Entry::id).toList()),
    KEEPS_THE_START_TO_THE_MINUTE(
        "ACT-2",
        "createActivity",
        call -> call.with(1, toTheMinute((ActivityDraft) call.argument(1)))),
    CLEARS_WHAT_A_PATCH_LEAVES_OUT(
        "ACT-4",
        "updateActivity",
        call -> call.with(2, clearing((ActivityPatch) call.argument(2)))),
    IGNORES_THE_PRECONDITION(
        "ACT-5", "updateActivity", call -> call.with(3, new Precondition.None())),
    CALLS_A_GONE_RECORD_UNAVAILABLE(
        "ACT-6",
        "readActivity",
        call ->
            call.instead(
                ConnectorException.NotFound.class,
                new ConnectorException.Unavailable("Gone", Optional.empty()))),
    CUTS_THE_FILE("ATT-1", "attach", call -> call.with(2, half((Attachment) call.argument(2)))),
    NAMES_THE_RECORD_INSTEAD_OF_THE_FILE(
        "ATT-1",
        "attach",
        call -> {
          var done = (WriteResult) call.proceed();
          var page = call.crm().pageOf((CrmSession) call.argument(0), done.id());
          return WriteResult.of(done.id(), done.version(), page);
        }),
    CHANGES_THE_RECORD_OF_A_FILE(
        "ATT-1",
        "attach",
        call -> {
          call.crm().edit((ActivityId) call.argument(1), body -> body + " [file]");
          return call.proceed();
        }),
    FORBIDS_INSTEAD_OF_ASKING_TO_RECONNECT(
        "ERR-1",
        "createActivity",
        call ->
            call.instead(
                ConnectorException.GrantExpired.class, new ConnectorException.Forbidden("No"))),
    FORGETS_WHEN_TO_COME_BACK(
        "ERR-2",
        "createActivity",
        call ->
            call.instead(
                ConnectorException.Unavailable.class,
                new ConnectorException.Unavailable("Later", Optional.empty()))),
    TAKES_A_LOST_ANSWER_FOR_A_FAILURE(
        "ERR-3",
        "createActivity",
        call ->
            call.instead(
                ConnectorException.Ambiguous.class,
                new ConnectorException.Unavailable("No answer", Optional.empty()))),
    REPEATS_WHEN_THE_ANSWER_IS_LOST(
        "ERR-3",
        "createActivity",
        call -> {
          try {
            return call.proceed();
          } catch (ConnectorException.Ambiguous e) {
            return call.proceed();
          }
        }),
    ESCAPES_TEXT(
        "TXT-1",
        "createActivity",
        call -> call.with(1, text((ActivityDraft) call.argument(1), t -> t.replace("<", "&lt;")))),
    DOES_WHAT_IT_DOES_NOT_DECLARE(
        "CAP-1",
        "descriptor",
        call -> InMemoryCrm.without(Capability.LIST_USERS, Capability.USER_EMAILS).descriptor()),
    IGNORES_THE_OWNER(
        "OWN-1",
        "createActivity",
        call -> call.with(1, ownerless((ActivityDraft) call.argument(1)))),
    ALLOWS_EVERYBODY(
        "PRM-1", "mayCreateActivities", call -> new PermissionVerdict.Allowed("Surely"));

    private final String rule;
    private final String method;
    private final Behaviour behaviour;

    Fault(String rule, String method, Behaviour behaviour) {
      this.rule = rule;
      this.method = method;
      this.behaviour = behaviour;
    }

    private static ConnectorDescriptor named(String name) {
      return ConnectorDescriptor.builder("in-memory", name).build();
    }

    private static ActivityDraft text(ActivityDraft draft, UnaryOperator<String> change) {
      var body = new Body(draft.body().format(), change.apply(draft.body().text()));
      return draft(draft, body, draft.call());
    }

    private static ActivityDraft toTheMinute(ActivityDraft draft) {
      var call = draft.call();
      var rounded =
          new CallDetails(
              call.direction(),
              call.otherNumber(),
              call.startedAt().truncatedTo(ChronoUnit.MINUTES),
              call.duration(),
              call.talk(),
              call.result(),
              call.zone());
      return draft(draft, draft.body(), rounded);
    }

    private static ActivityDraft ownerless(ActivityDraft draft) {
      return new ActivityDraft(
          draft.reference(),
          draft.contact(),
          Optional.empty(),
          draft.subject(),
          draft.body(),
          draft.call(),
          draft.recordings(),
          draft.fields(),
          draft.insights());
    }

    private static ActivityDraft draft(ActivityDraft draft, Body body, CallDetails call) {
      return new ActivityDraft(
          draft.reference(),
          draft.contact(),
          draft.owner(),
          draft.subject(),
          body,
          call,
          draft.recordings(),
          draft.fields(),
          draft.insights());
    }

    private static Attachment half(Attachment whole) {
      var content = whole.content();
      var length = (int) content.length() / 2;
      return new Attachment(
          whole.fileName(),
          new CrmRequest.Content.Binary(
              content.mediaType(), length, () -> new ByteArrayInputStream(start(content, length))));
    }

    private static byte[] start(CrmRequest.Content.Binary content, int length) {
      try (var stream = content.bytes().get()) {
        return stream.readNBytes(length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static ActivityPatch clearing(ActivityPatch patch) {
      return new ActivityPatch(
          patch.subject().or(() -> Optional.of("")),
          patch.body(),
          patch.call(),
          patch.recordings(),
          patch.fields(),
          patch.insights());
    }
  }

  private interface Behaviour {
    Object on(Call call);
  }

  /** One call of the sound connector, which a fault bends. */
  private record Call(InMemoryCrm crm, Method method, List<Object> arguments) {
    Object argument(int index) {
      return arguments.get(index);
    }

    Object proceed() {
      try {
        return method.invoke(crm, arguments.toArray());
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new AssertionError(e);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }

    Object with(int index, Object argument) {
      var bent = arguments.toArray();
      bent[index] = argument;
      return new Call(crm, method, List.of(bent)).proceed();
    }

    Object instead(Class<? extends ConnectorException> failure, ConnectorException other) {
      try {
        return proceed();
      } catch (ConnectorException e) {
        throw failure.isInstance(e) ? other : e;
      }
    }
  }

  /** The kit on a connector with a fault, run by hand. */
  private static final class Kit extends CrmConnectorTck {
    private final Optional<Fault> fault;
    private InMemoryCrm crm = new InMemoryCrm();

    private Kit(Fault fault) {
      this(Optional.of(fault));
    }

    private Kit(Optional<Fault> fault) {
      this.fault = fault;
    }

    @Override
    protected CrmConnector connector() {
      return (CrmConnector)
          Proxy.newProxyInstance(
              CrmConnector.class.getClassLoader(),
              new Class<?>[] {CrmConnector.class},
              (proxy, method, arguments) -> on(method, arguments));
    }

    @Override
    protected CrmSandbox sandbox() {
      return new InMemorySandbox(crm);
    }

    private Object on(Method method, Object[] arguments) {
      var call = new Call(crm, method, arguments == null ? List.of() : List.of(arguments));
      return fault
          .filter(f -> f.method.equals(method.getName()))
          .map(f -> f.behaviour.on(call))
          .orElseGet(call::proceed);
    }

    Set<String> failedRules() {
      var failed = new HashSet<String>();
      for (var test : CrmConnectorTck.class.getDeclaredMethods()) {
        if (test.isAnnotationPresent(ContractRule.class) && !passes(test)) {
          failed.add(test.getAnnotation(ContractRule.class).value());
        }
      }
      return failed;
    }

    private boolean passes(Method test) {
      crm = new InMemoryCrm();
      open();
      try {
        test.invoke(this);
        return true;
      } catch (InvocationTargetException e) {
        return false;
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      } finally {
        close();
      }
    }
  }
}
