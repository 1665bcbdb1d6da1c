package io.callscribe.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "decision")
class DecisionRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "seq_decision")
  @SequenceGenerator(name = "seq_decision", sequenceName = "seq_decision", allocationSize = 50)
  private long id;

  @Column(name = "activity_id")
  private long activityId;

  @Column(name = "decided_at")
  private Instant decidedAt = Instant.EPOCH;

  private String step = "";
  private String reason = "";

  protected DecisionRow() {} // for JPA

  DecisionRow(long activityId, Instant decidedAt, String step, String reason) {
    this.activityId = activityId;
    this.decidedAt = decidedAt;
    this.step = step;
    this.reason = reason;
  }

  Decision decision() {
    return new Decision(decidedAt, step, reason);
  }
}
