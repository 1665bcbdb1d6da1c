package io.callscribe.activity;

import io.callscribe.account.AccountId;
import io.callscribe.api.Capability;
import io.callscribe.connector.PluginHost;
import io.callscribe.note.Note;
import io.callscribe.note.Notes;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.settings.LoggingSettings.Timing;
import io.callscribe.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Keeps what a person wrote about their call; the record is brought up to date by its job. */
@ApplicationScoped
public class TakeNote {
  private static final int LONGEST = 100_000;
  private static final int LONGEST_SUBJECT = 500;

  private final Ledger ledger;
  private final LoggedCalls calls;
  private final Notes notes;
  private final Settings settings;
  private final PluginHost plugins;
  private final Clock clock;

  @Inject
  TakeNote(
      Ledger ledger,
      LoggedCalls calls,
      Notes notes,
      Settings settings,
      PluginHost plugins,
      Clock clock) {
    this.ledger = ledger;
    this.calls = calls;
    this.notes = notes;
    this.settings = settings;
    this.plugins = plugins;
    this.clock = clock;
  }

  /**
   * @param wanted what is absent stays; an empty text clears the note, an empty subject brings the
   *     composed one back
   * @throws AppException if records are written all at once and this one is written
   */
  @Transactional
  public Note take(AccountId account, long call, Wish wanted, String by) {
    ledger.lock(call);
    var shown = calls.the(account, call);
    if (ledger.entry(call).state() != LedgerState.PLANNED) {
      requireThatItMayChange(account, shown);
    }
    var before = notes.find(account, shown.session(), shown.extension());
    var text = wanted.text().or(() -> before.map(Note::text)).orElse("");
    var subject = wanted.subject().or(() -> before.flatMap(Note::subject)).map(String::strip);
    require("text", text, LONGEST);
    require("subject", subject.orElse(""), LONGEST_SUBJECT);
    var note = new Note(text, subject.filter(s -> !s.isEmpty()), by, clock.instant());
    notes.save(account, shown.session(), shown.extension(), note);
    return note;
  }

  private void requireThatItMayChange(AccountId account, LoggedCall call) {
    if (settings.snapshot(account).of(call.extension()).timing() == Timing.ALL_AT_ONCE) {
      throw new AppException(
          ErrorCode.ALREADY_LOGGED,
          "The record is written, and with the setting activity.timing = all-at-once it is never"
              + " changed: write the note into the CRM");
    }
    var cannot =
        plugins.find(call.connector()).filter(c -> !c.can(Capability.UPDATE_ACTIVITY)).isPresent();
    if (cannot) {
      throw new AppException(
          ErrorCode.ALREADY_LOGGED,
          "The record is written, and the connector cannot change it: write the note into the CRM");
    }
  }

  /** What a client sends. */
  public record Wish(Optional<String> text, Optional<String> subject) {}

  private static void require(String field, String text, int most) {
    if (text.indexOf('\0') >= 0) {
      throw new AppException(
          ErrorCode.INVALID_FIELD, field + " has a character of code 0, expected text");
    }
    if (text.length() > most) {
      throw new AppException(
          ErrorCode.INVALID_FIELD,
          "%s has %d characters, expected at most %d".formatted(field, text.length(), most));
    }
  }
}
