package io.callscribe.ringcentral;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "subscription")
class SubscriptionRow {
  @Id
  @Column(name = "account_id")
  private String accountId = "";

  @Column(name = "verification_token", updatable = false)
  private String verificationToken = "";

  @Column(name = "remote_id")
  private @Nullable String remoteId;

  /** With commas between them; empty if nothing is subscribed to. */
  private String filters = "";

  private String state = "";

  @Column(name = "checked_at")
  private Instant checkedAt = Instant.EPOCH;

  protected SubscriptionRow() {} // for JPA

  SubscriptionRow(String accountId, String verificationToken) {
    this.accountId = accountId;
    this.verificationToken = verificationToken;
  }

  String verificationToken() {
    return verificationToken;
  }

  @Nullable String remoteId() {
    return remoteId;
  }

  String filters() {
    return filters;
  }

  void checked(@Nullable String remote, String subscribedTo, String result, Instant at) {
    remoteId = remote;
    filters = subscribedTo;
    state = result;
    checkedAt = at;
  }

  String state() {
    return state;
  }
}
