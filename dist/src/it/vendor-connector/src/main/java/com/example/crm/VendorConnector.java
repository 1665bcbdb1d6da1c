package com.example.crm;

import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmConnector;
import io.callscribe.api.CrmSession;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.FieldSpec;
import io.callscribe.api.Identity;
import io.callscribe.api.Page;
import io.callscribe.api.PhoneQuery;
import io.callscribe.api.ReferenceHint;
import io.callscribe.api.WriteResult;
import io.callscribe.api.WriteStep;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** The smallest connector that logs a call: it knows one contact and names records by reference. */
@Extension
public class VendorConnector implements CrmConnector {
  @Override
  public ConnectorDescriptor descriptor() {
    return ConnectorDescriptor.builder("vendor", "Vendor CRM")
        .credentialFields(FieldSpec.secret("apiKey", "API key"))
        .can(
            Capability.FIND_CONTACT_BY_PHONE,
            Capability.CREATE_ACTIVITY,
            Capability.FIND_BY_REFERENCE)
        .build();
  }

  @Override
  public Identity identity(CrmSession session) {
    return new Identity(
        new CrmUserId("v-1"),
        "Vendor user with " + session.credentials().the("apiKey").length() + " letters",
        Optional.empty(),
        Optional.empty(),
        "vendor");
  }

  @Override
  public Page<Contact> findContacts(CrmSession session, PhoneQuery query) {
    return Page.last(
        List.of(Contact.of(new ContactId("v-c"), "Vendor contact", List.of(query.e164()))));
  }

  @Override
  public WriteResult createActivity(CrmSession session, ActivityDraft draft, List<WriteStep> done) {
    return WriteResult.of(
        new ActivityId("vendor-" + draft.reference()), Optional.empty(), Optional.empty());
  }

  @Override
  public List<ActivityId> findByReference(
      CrmSession session, ActivityReference reference, ReferenceHint hint) {
    return List.of();
  }
}
