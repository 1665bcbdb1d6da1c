package io.callscribe.tck;

import io.callscribe.api.Capability;
import io.callscribe.api.CrmConnector;
import org.junit.jupiter.api.Nested;

/** The reference connector keeps every rule, whatever it declares. */
class InMemoryCrmTckTest {
  @Nested
  class DeclaringEverything extends OnAnInMemoryCrm {
    DeclaringEverything() {
      super(new InMemoryCrm());
    }
  }

  @Nested
  class DeclaringNothing extends OnAnInMemoryCrm {
    DeclaringNothing() {
      super(InMemoryCrm.without(Capability.values()));
    }
  }

  @Nested
  class WithoutReferencesPreconditionsAndOwners extends OnAnInMemoryCrm {
    WithoutReferencesPreconditionsAndOwners() {
      super(
          InMemoryCrm.without(
              Capability.UNIQUE_REFERENCE,
              Capability.FIND_BY_REFERENCE,
              Capability.SCAN_FOR_REFERENCE,
              Capability.VERSION_PRECONDITION,
              Capability.TIME_PRECONDITION,
              Capability.ASSIGN_OWNER));
    }
  }

  private abstract static class OnAnInMemoryCrm extends CrmConnectorTck {
    private final InMemoryCrm crm;

    private OnAnInMemoryCrm(InMemoryCrm crm) {
      this.crm = crm;
    }

    @Override
    protected CrmConnector connector() {
      return crm;
    }

    @Override
    protected CrmSandbox sandbox() {
      return new InMemorySandbox(crm);
    }
  }
}
