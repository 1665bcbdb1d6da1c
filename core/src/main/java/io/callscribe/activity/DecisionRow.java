package io.callscribe.activity;

import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

@Entity
@Table(name = "decision")
class DecisionRow {
  private static final int INPUTS = 2000;
  private static final int LONGEST_INPUT = 200;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "seq_decision")
  @SequenceGenerator(name = "seq_decision", sequenceName = "seq_decision", allocationSize = 50)
  private long id;

  @Column(name = "activity_id")
  private long activityId;

  @Column(name = "decided_at")
  private Instant decidedAt = Instant.EPOCH;

  @Column(name = "decision_rule")
  @Enumerated(EnumType.STRING)
  private Rule rule = Rule.CREATE;

  private String step = "";
  private String reason = "";
  private String inputs = "";

  @Column(name = "settings_version")
  private long settingsVersion;

  @Column(name = "connector_version")
  private String connectorVersion = "";

  protected DecisionRow() {} // for JPA

  /**
   * @param reason cut to what the column takes
   */
  DecisionRow(long activityId, Decision decision, String reason) {
    this.activityId = activityId;
    this.decidedAt = decision.at();
    this.rule = decision.rule();
    this.step = decision.outcome();
    this.reason = reason;
    this.inputs = text(decision.inputs());
    this.settingsVersion = decision.settingsVersion();
    this.connectorVersion = decision.connectorVersion();
  }

  private static String text(Map<String, String> inputs) {
    var object = Json.createObjectBuilder();
    inputs.forEach(
        (name, value) ->
            object.add(
                name,
                value.length() <= LONGEST_INPUT
                    ? value
                    : Renderer.start(value, LONGEST_INPUT) + "…"));
    var text = object.build().toString();
    return text.length() <= INPUTS ? text : "{}";
  }

  Decision decision() {
    var known = new LinkedHashMap<String, String>();
    if (!inputs.isEmpty()) {
      try (var reader = Json.createReader(new StringReader(inputs))) {
        reader.readObject().forEach((k, v) -> known.put(k, ((JsonString) v).getString()));
      }
    }
    return new Decision(decidedAt, rule, known, step, reason, settingsVersion, connectorVersion);
  }
}
