package io.callscribe.simulator.ringcentral;

import org.jspecify.annotations.Nullable;

/**
 * What a person talks with. The words are RingCentral's; which device gets which of them is a
 * choice of the simulator, made so that they differ.
 */
public enum Device {
  /** A telephone; events and call log name it by its id. */
  DESK_PHONE("803000", "LocalNumber", "PstnToSip"),
  DESKTOP_APP("803100", "Sip", "PstnToSip"),
  /** Neither events nor the call log name a device. */
  MOBILE_APP(null, "Vma", "MobileApp"),
  /** A telephone in the browser, such as the one of a CRM. */
  SOFTPHONE("803200", "Usual", "PstnToSip");

  private final @Nullable String idPrefix;
  private final String internalType;
  private final String legType;

  Device(@Nullable String idPrefix, String internalType, String legType) {
    this.idPrefix = idPrefix;
    this.internalType = internalType;
    this.legType = legType;
  }

  /** Null if the platform does not name the device. */
  @Nullable String idOf(Extension person) {
    return idPrefix == null ? null : idPrefix + person.number();
  }

  String internalType() {
    return internalType;
  }

  /** Of the leg that rings the device. */
  String legType() {
    return legType;
  }
}
