package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.power.Orderliness.Shutdown;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The permanent state of a TPM of libtpms ({@code permall}).
 *
 * @param profile the JSON text of libtpms 0.10 that says which algorithms and commands there are
 * @param reset as saved by TPM2_Shutdown(STATE), with {@code clear}
 */
record PersistentAll(
    Optional<String> profile,
    PersistentData data,
    OrderlyData orderly,
    Optional<StateResetData> reset,
    Optional<StateClearData> clear,
    Map<Integer, OrderlyIndices.Content> orderlyIndices,
    UserNvram user) {
  private static final int WITH_PROFILE = 4;

  /** Older ones have what TPM2_Shutdown(STATE) saves always. */
  private static final int SAVED_STATE_WHERE_THERE = 3;

  /** Reads all of a blob, as {@link BlobReader#readWhole} says. */
  static PersistentAll read(String name, byte[] blob) {
    return BlobReader.readWhole(name, blob, PersistentAll::read);
  }

  private static PersistentAll read(BlobReader in) {
    int version = in.section(Section.PERSISTENT_ALL);
    Optional<String> profile =
        version >= WITH_PROFILE ? Optional.of(text(in.sized())) : Optional.empty();
    skipConstants(in);
    PersistentData data = PersistentData.read(in);
    OrderlyData orderly = OrderlyData.read(in);
    boolean isSaved = data.orderlyState().shutdown() == Shutdown.STATE;
    boolean isThere = isSaved || version < SAVED_STATE_WHERE_THERE;
    StateResetData reset = isThere ? StateResetData.read(in) : null;
    StateClearData clear = isThere ? StateClearData.read(in) : null;
    Map<Integer, OrderlyIndices.Content> orderlyIndices = OrderlyIndices.read(in);
    UserNvram user = UserNvram.read(in);
    in.tail(version);
    in.require(in.u32() == Section.PERSISTENT_ALL.magic());
    return new PersistentAll(
        profile,
        data,
        orderly,
        Optional.ofNullable(reset).filter(it -> isSaved),
        Optional.ofNullable(clear).filter(it -> isSaved),
        orderlyIndices,
        user);
  }

  private static String text(byte[] nulTerminated) {
    String text = new String(nulTerminated, StandardCharsets.UTF_8);
    return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
  }

  private static void skipConstants(BlobReader in) {
    int version = in.section(Section.COMPILE_CONSTANTS);
    int count = in.u32();
    in.require(count >= 0 && count <= in.remaining() / Integer.BYTES);
    in.skip(count * Integer.BYTES);
    in.tail(version);
  }
}
