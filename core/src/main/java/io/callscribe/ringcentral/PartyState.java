package io.callscribe.ringcentral;

import java.util.Locale;

/** What a party of a call is doing. Spelling on the wire varies. */
public enum PartyState {
  SETUP,
  RINGING,
  ANSWERED,
  HOLD,
  PARKED,
  VOICEMAIL,
  FAX,
  ENDED,
  UNKNOWN;

  static PartyState of(String code) {
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "setup" -> SETUP;
      case "proceeding" -> RINGING;
      case "answered" -> ANSWERED;
      case "hold" -> HOLD;
      case "parked" -> PARKED;
      case "voicemail", "voicemailscreening", "vmscreening" -> VOICEMAIL;
      case "faxreceive" -> FAX;
      case "disconnected", "gone" -> ENDED;
      default -> UNKNOWN;
    };
  }
}
