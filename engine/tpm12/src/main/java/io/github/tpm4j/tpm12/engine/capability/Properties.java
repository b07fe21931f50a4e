package io.github.tpm4j.tpm12.engine.capability;

import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.context.Contexts;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.counter.Counters;
import io.github.tpm4j.tpm12.engine.keys.Keys;
import io.github.tpm4j.tpm12.engine.pcr.Pcrs;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.Sessions;
import io.github.tpm4j.tpm12.engine.transportsession.TransportSessions;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;

/** The numbers of TPM_CAP_PROPERTY (Part 2, 21.2). */
final class Properties {
  private static final int PROP_DIR = 0x102;
  private static final int PROP_MIN_COUNTER = 0x107;
  private static final int PROP_TRANSESS = 0x10B;
  private static final int PROP_COUNTERS = 0x10C;
  private static final int PROP_MAX_TRANSESS = 0x10E;
  private static final int PROP_MAX_COUNTERS = 0x10F;
  private static final int PROP_MAX_KEYS = 0x110;
  private static final int PROP_CONTEXT = 0x112;
  private static final int PROP_MAX_CONTEXT = 0x113;
  private static final int PROP_FAMILYROWS = 0x114;
  private static final int PROP_TIS_TIMEOUT = 0x115;
  private static final int PROP_STARTUP_EFFECT = 0x116;
  private static final int PROP_DELEGATE_ROW = 0x117;
  private static final int PROP_MAX_DAASESS = 0x119;
  private static final int PROP_DAASESS = 0x11A;
  private static final int PROP_CONTEXT_DIST = 0x11B;
  private static final int PROP_DAA_INTERRUPT = 0x11C;
  private static final int PROP_SESSIONS = 0x11D;
  private static final int PROP_MAX_SESSIONS = 0x11E;
  private static final int PROP_CMK_RESTRICTION = 0x11F;
  private static final int PROP_DURATION = 0x120;
  private static final int PROP_ACTIVE_COUNTER = 0x122;
  private static final int PROP_MAX_NV_AVAILABLE = 0x123;

  /** Timeouts A to D of the TIS, in microseconds. */
  private static final int TIS_TIMEOUT_MICROS = 1_000_000;

  /** How long short, medium and long commands may take, in microseconds. */
  private static final int[] DURATIONS_MICROS = {50_000_000, 100_000_000, 300_000_000};

  /** Audit digests go with TPM_Startup(CLEAR), tick counts and the random generator stay. */
  private static final int STARTUP_EFFECT = 0x54;

  private Properties() {}

  static Bytes answer(int property, TpmState tpm) {
    return switch (property) {
      case CapabilityConstants.PROP_MANUFACTURER -> Version.MANUFACTURER;
      case CapabilityConstants.PROP_OWNER -> Capabilities.flag(tpm.owner().isInstalled());
      case PROP_DAA_INTERRUPT -> Capabilities.flag(true);
      case PROP_TIS_TIMEOUT ->
          numbers(TIS_TIMEOUT_MICROS, TIS_TIMEOUT_MICROS, TIS_TIMEOUT_MICROS, TIS_TIMEOUT_MICROS);
      case PROP_DURATION -> numbers(DURATIONS_MICROS);
      default -> numbers(number(property, tpm));
    };
  }

  private static int number(int property, TpmState tpm) {
    return switch (property) {
      case CapabilityConstants.PROP_PCR -> Pcrs.COUNT;
      case PROP_DIR -> 1;
      case CapabilityConstants.PROP_KEYS -> tpm.keys().free();
      case PROP_MAX_KEYS -> Keys.SLOTS;
      case CapabilityConstants.PROP_AUTHSESS -> tpm.sessions().free();
      case CapabilityConstants.PROP_MAX_AUTHSESS -> Sessions.MAXIMUM;
      case PROP_SESSIONS -> tpm.sessions().free() + tpm.transportSessions().free();
      case PROP_MAX_SESSIONS -> Sessions.MAXIMUM + TransportSessions.MAXIMUM;
      case PROP_TRANSESS -> tpm.transportSessions().free();
      case PROP_MAX_TRANSESS -> TransportSessions.MAXIMUM;
      case PROP_COUNTERS -> tpm.counters().free();
      case PROP_MAX_COUNTERS -> Counters.MAXIMUM;
      case PROP_ACTIVE_COUNTER -> tpm.counters().active();
      case PROP_CONTEXT -> tpm.contexts().free();
      case PROP_MAX_CONTEXT -> Contexts.MAXIMUM;
      case PROP_CONTEXT_DIST -> -1;
      case PROP_STARTUP_EFFECT -> STARTUP_EFFECT;
      case PROP_MAX_NV_AVAILABLE -> tpm.nv().freeBytes();
      case CapabilityConstants.PROP_INPUT_BUFFER -> Capabilities.BUFFER_SIZE_BYTES;
      case PROP_MIN_COUNTER,
          PROP_FAMILYROWS,
          PROP_DELEGATE_ROW,
          PROP_MAX_DAASESS,
          PROP_DAASESS,
          PROP_CMK_RESTRICTION ->
          0;
      default -> throw new TpmFailure(TpmResult.BAD_MODE);
    };
  }

  private static Bytes numbers(int... values) {
    TpmWriter out = new TpmWriter();
    Arrays.stream(values).forEach(out::u32);
    return Bytes.of(out.toByteArray());
  }
}
