package io.github.tpm4j.capabilities.readings;

import java.util.List;

/** Authenticated Countdown Timers (Part 1, 43), which revision 1.59 has already. */
final class TimerReadings {
  static final List<Reading> ALL =
      List.of(
          new Reading(
              "how many timers there are", "one; none in a TPM of 1.59", "16", "RevisionFacts"),
          new Reading(
              "what happens when a timer signals",
              "nothing: the platform asks, as the simulator's platform port does",
              "a reset of the TPM",
              "CountdownTimers"),
          new Reading(
              "what sets preserveSignaled",
              "TPM Resume, if the timer had signaled; TPM2_ACT_SetTimeout clears it, in a TPM of "
                  + "any revision",
              "the platform's manufacturer, for good",
              "CountdownTimer"),
          new Reading(
              "how half a timeout of an odd number of seconds is rounded",
              "up, so that a second left is not none",
              "down",
              "CountdownTimer"),
          new Reading(
              "whether TPM2_ClockRateAdjust changes how fast timers run",
              "it does, as it changes Time",
              "it does not",
              "TpmClock"),
          new Reading(
              "the code of platformAuth for a timer while phEnable is CLEAR",
              "TPM_RC_AUTH_UNAVAILABLE of the session; the timer's own policy works",
              "TPM_RC_HIERARCHY, handle 1",
              "TimerEntity"),
          new Reading(
              "whether TPM_CAP_HANDLES and AUTH_POLICIES list timers",
              "they do, as permanent handles",
              "TPM_CAP_ACT alone does",
              "HierarchyPolicies"),
          new Reading(
              "whether a timer may be set in read-only mode",
              "it may, as nothing in NV changes; its policy may not be",
              "it may not",
              "ReadOnlyMode"));

  private TimerReadings() {}
}
