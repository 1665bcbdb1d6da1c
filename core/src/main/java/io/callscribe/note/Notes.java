package io.callscribe.note;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** One note for each call and person; the latest counts. */
@ApplicationScoped
@Transactional
public class Notes {
  private final EntityManager rows;
  private final Event<NoteTaken> taken;

  @Inject
  Notes(@MainDb EntityManager rows, Event<NoteTaken> taken) {
    this.rows = rows;
    this.taken = taken;
  }

  /** Empty if nobody ever wrote one. */
  public Optional<Note> find(AccountId account, SessionId session, ExtensionId extension) {
    return Optional.ofNullable(rows.find(NoteRow.class, key(account, session, extension)))
        .map(NoteRow::note);
  }

  public void save(AccountId account, SessionId session, ExtensionId extension, Note note) {
    var key = key(account, session, extension);
    var row = rows.find(NoteRow.class, key);
    if (row == null) {
      row = new NoteRow(key);
      row.set(note);
      rows.persist(row);
    } else {
      row.set(note);
    }
    taken.fire(new NoteTaken(account, session, extension));
  }

  private static NoteRow.Key key(AccountId account, SessionId session, ExtensionId extension) {
    return new NoteRow.Key(account.value(), session.value(), extension.value());
  }
}
