package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.profile.TpmIdentity;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.capabilities.TpmsCapabilityData;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.testing.GetTestResult;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.structures.TpmsTaggedProperty;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state after something that must not happen (Part 1, 12.2.4; Part 3, 5.3): only
 * TPM2_GetTestResult and TPM2_GetCapability are answered until _TPM_Init.
 */
public final class FailureMode {
  private static final String LOGGER = "io.github.tpm4j.engine";

  private final TpmIdentity identity;
  private boolean active;

  public FailureMode(TpmIdentity identity) {
    this.identity = identity;
  }

  public boolean isActive() {
    return active;
  }

  /** _TPM_Init. */
  public void end() {
    active = false;
  }

  /** For a TPM that is suspended: only _TPM_Init leads out, not a way over another process. */
  public void write(TpmWriter out) {
    out.u8(active ? 1 : 0);
  }

  /** Reads what {@link #write} wrote. */
  public void read(TpmReader in) {
    active = in.u8() != 0;
  }

  /** Logs where it happened; of the message only what is known to have no secret in it. */
  public void enter(Throwable cause) {
    active = true;
    StackTraceElement[] trace = cause.getStackTrace();
    String place = trace.length > 0 ? " at " + trace[0] : "";
    String message = cause instanceof StateStoreException ? ": " + cause.getMessage() : "";
    // Found here, for nobody who starts a TPM should wait until the log is set up.
    Logger log = System.getLogger(LOGGER);
    log.log(
        Level.ERROR,
        "The bundled TPM is in failure mode until it is reset: "
            + cause.getClass().getName()
            + place
            + message);
  }

  /** The response to a command in failure mode. */
  public byte[] answer(byte[] command) {
    try {
      TpmReader in = new TpmReader(command, Limits.ANY);
      boolean isPlain = TpmSt.read(in).equals(TpmSt.NO_SESSIONS) && in.u32() == command.length;
      TpmCc code = TpmCc.of(in.u32());
      if (isPlain && code.equals(TpmCc.GET_TEST_RESULT) && in.remaining() == 0) {
        return success(new GetTestResult.Response(Bytes.EMPTY, TpmRc.FAILURE));
      }
      if (isPlain && code.equals(TpmCc.GET_CAPABILITY)) {
        return success(properties(TpmCap.read(in), in.u32(), in.u32()));
      }
    } catch (WireException e) {
      // Too short to be one of the two: refused as every other command.
    }
    return Responses.failure(TpmRc.FAILURE);
  }

  private static byte[] success(TpmResponse response) {
    TpmWriter out = new TpmWriter();
    Responses.header(out, TpmSt.NO_SESSIONS, TpmRc.SUCCESS);
    response.writeParameters(out);
    return Responses.finish(out);
  }

  /** Who made the TPM, whatever else is asked for. */
  private GetCapability.Response properties(TpmCap capability, int from, int count) {
    if (!capability.equals(TpmCap.TPM_PROPERTIES)) {
      return response(false, List.of());
    }
    List<TpmsTaggedProperty> later =
        identityProperties().entrySet().stream()
            .filter(entry -> Integer.compareUnsigned(entry.getKey().value(), from) >= 0)
            .map(entry -> new TpmsTaggedProperty(entry.getKey(), entry.getValue()))
            .toList();
    boolean more = Integer.compareUnsigned(later.size(), count) > 0;
    return response(more, more ? later.subList(0, count) : later);
  }

  private static GetCapability.Response response(boolean more, List<TpmsTaggedProperty> found) {
    return new GetCapability.Response(
        more, new TpmsCapabilityData(TpmCap.TPM_PROPERTIES, new TpmlTaggedTpmProperty(found)));
  }

  private Map<TpmPt, Integer> identityProperties() {
    Map<TpmPt, Integer> values = new TreeMap<>(Comparator.comparingInt(TpmPt::value));
    values.put(TpmPt.MANUFACTURER, identity.manufacturerWord());
    values.put(TpmPt.VENDOR_STRING_1, identity.vendorWord(1));
    values.put(TpmPt.VENDOR_STRING_2, identity.vendorWord(2));
    values.put(TpmPt.VENDOR_STRING_3, identity.vendorWord(3));
    values.put(TpmPt.VENDOR_STRING_4, identity.vendorWord(4));
    values.put(TpmPt.FIRMWARE_VERSION_1, (int) (identity.firmwareVersion() >> 32));
    values.put(TpmPt.FIRMWARE_VERSION_2, (int) identity.firmwareVersion());
    return values;
  }
}
