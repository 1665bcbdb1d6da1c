package io.callscribe.insight;

import io.callscribe.account.AccountId;
import io.callscribe.account.SessionId;

/** Something new was found in a call. Fired inside of the transaction that stored it. */
public record InsightArrived(AccountId account, SessionId session) {}
