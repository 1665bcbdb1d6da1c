package io.callscribe.note;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;

/** Somebody wrote or changed a note. Fired inside of the transaction that stored it. */
public record NoteTaken(AccountId account, SessionId session, ExtensionId extension) {}
