package io.callscribe.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Columns facts, news and factsAt are changed by the database alone, while a job may run. */
@Entity
@Table(name = "activity")
class ActivityRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "seq_activity")
  @SequenceGenerator(name = "seq_activity", sequenceName = "seq_activity", allocationSize = 50)
  long id;

  @Version long version;

  @Column(name = "account_id")
  String accountId = "";

  @Column(name = "session_id")
  String sessionId = "";

  @Column(name = "extension_id")
  String extensionId = "";

  @Column(name = "connector_id")
  String connectorId = "";

  @Enumerated(EnumType.STRING)
  CallStatus status = CallStatus.WAITING;

  @Enumerated(EnumType.STRING)
  Stage stage = Stage.ENDED;

  String reason = "";

  @Column(name = "created_at")
  Instant createdAt = Instant.EPOCH;

  @Column(name = "started_at")
  Instant startedAt = Instant.EPOCH;

  @Column(name = "ended_at")
  Instant endedAt = Instant.EPOCH;

  @Column(updatable = false)
  int facts;

  @Column(updatable = false)
  boolean news;

  @Column(name = "facts_at", updatable = false)
  Instant factsAt = Instant.EPOCH;

  @Column(name = "ledger_state")
  @Enumerated(EnumType.STRING)
  LedgerState ledgerState = LedgerState.PLANNED;

  String reference = "";

  @Column(name = "sent_at")
  @Nullable Instant sentAt;

  @Column(name = "record_id")
  @Nullable String recordId;

  @Column(name = "record_version")
  @Nullable String recordVersion;

  @Column(name = "record_url")
  @Nullable String recordUrl;

  @Lob @Nullable String steps;

  @Lob @Nullable String written;

  @Column(name = "contact_id")
  @Nullable String contactId;

  @Column(name = "contact_name")
  @Nullable String contactName;

  @Column(name = "contact_chosen_by")
  @Nullable String contactChosenBy;

  @Column(name = "number_key")
  String numberKey = "";

  /** Name of the {@link Rule} by which it is parked or excluded; empty if it is neither. */
  @Column(name = "park_rule")
  String parkRule = "";

  @Lob @Nullable String candidates;

  @Lob @Nullable String artifacts;

  @Lob @Nullable String archived;

  @Column(name = "owner_rule")
  @Nullable String ownerRule;

  @Column(name = "owner_credentials")
  @Nullable String ownerCredentials;

  @Column(name = "owner_user_id")
  @Nullable String ownerUserId;

  @Column(name = "owner_user_name")
  @Nullable String ownerUserName;

  @Column(name = "owner_evidence")
  @Nullable String ownerEvidence;

  @Column(name = "refused_credentials")
  String refusedCredentials = "";

  int creates;

  int failures;

  @Column(name = "insight_polls")
  int insightPolls;

  @Column(name = "insights_polled_at")
  @Nullable Instant insightsPolledAt;

  @Column(name = "logged_at")
  @Nullable Instant loggedAt;

  @Column(name = "completed_at")
  @Nullable Instant completedAt;
}
