package io.github.tpm4j.tpm12.transportsession;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.wire.TpmReader;
import java.util.ArrayList;
import java.util.List;

/** Which keys a wrapped command names by handles; the log has their digests (Part 3, 24.2). */
public final class KeyHandles {
  private static final int HEADER_SIZE_BYTES = 10;

  private KeyHandles() {}

  /**
   * {@return the handles of the keys, in their order}
   *
   * @param spec of its ordinal
   * @param command decrypted
   * @throws io.github.tpm4j.tpm12.wire.WireException if it is too short
   */
  public static List<Integer> of(CommandSpec<?, ?> spec, byte[] command) {
    TpmReader in = new TpmReader(command, HEADER_SIZE_BYTES, command.length);
    List<Integer> handles = new ArrayList<>();
    int count = count(spec, command);
    for (int i = 0; i < count; i++) {
      handles.add(in.u32());
    }
    return handles;
  }

  /** Also of TPM_OwnerReadInternalPub, where the handle is a parameter. */
  private static int count(CommandSpec<?, ?> spec, byte[] command) {
    return switch (spec.ordinal()) {
      case OWNER_READ_INTERNAL_PUB -> 1;
      case FLUSH_SPECIFIC, SAVE_CONTEXT -> isOfKey(command) ? 1 : 0;
      case LOAD_CONTEXT, TERMINATE_HANDLE -> 0;
      default -> spec.handles();
    };
  }

  private static boolean isOfKey(byte[] command) {
    TpmReader in = new TpmReader(command, HEADER_SIZE_BYTES, command.length);
    in.u32();
    return in.u32() == EntityConstants.RT_KEY;
  }
}
