package io.callscribe.note;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "note")
@IdClass(NoteRow.Key.class)
class NoteRow {
  @Id
  @Column(name = "account_id")
  private String accountId = "";

  @Id
  @Column(name = "session_id")
  private String sessionId = "";

  @Id
  @Column(name = "extension_id")
  private String extensionId = "";

  @Lob
  @Column(name = "note_text")
  private String text = "";

  private @Nullable String subject;

  @Column(name = "changed_by")
  private String changedBy = "";

  @Column(name = "changed_at")
  private Instant changedAt = Instant.EPOCH;

  protected NoteRow() {} // for JPA

  NoteRow(Key key) {
    accountId = key.accountId;
    sessionId = key.sessionId;
    extensionId = key.extensionId;
  }

  void set(Note note) {
    text = note.text();
    subject = note.subject().orElse(null);
    changedBy = note.by();
    changedAt = note.changedAt();
  }

  Note note() {
    return new Note(text, Optional.ofNullable(subject), changedBy, changedAt);
  }

  /** The primary key, as JPA wants it. */
  static class Key implements Serializable {
    private String accountId = "";
    private String sessionId = "";
    private String extensionId = "";

    protected Key() {} // for JPA

    Key(String accountId, String sessionId, String extensionId) {
      this.accountId = accountId;
      this.sessionId = sessionId;
      this.extensionId = extensionId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.accountId.equals(accountId)
          && key.sessionId.equals(sessionId)
          && key.extensionId.equals(extensionId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(accountId, sessionId, extensionId);
    }
  }
}
