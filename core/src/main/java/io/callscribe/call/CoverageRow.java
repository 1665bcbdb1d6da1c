package io.callscribe.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "coverage")
class CoverageRow {
  @Id
  @Column(name = "account_id")
  private String accountId = "";

  @Column(name = "covered_until")
  private Instant coveredUntil = Instant.EPOCH;

  protected CoverageRow() {} // for JPA

  CoverageRow(String accountId, Instant coveredUntil) {
    this.accountId = accountId;
    this.coveredUntil = coveredUntil;
  }

  Instant coveredUntil() {
    return coveredUntil;
  }

  void cover(Instant until) {
    coveredUntil = until;
  }
}
