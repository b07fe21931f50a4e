package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.StateBlobs;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.Words;
import io.github.tpm4j.engine.store.StateStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * CMD_STORE_VOLATILE, CMD_GET_STATEBLOB and CMD_SET_STATEBLOB: the TPM's state moves to another
 * process. It is read from a TPM that is on, and given to one that is off; the permanent state
 * first.
 */
final class BlobRequests {
  private static final int PERMANENT = 1;
  private static final int VOLATILE = 2;

  /** A TPM 1.2's saved state; a TPM 2.0 keeps that in its permanent state. */
  private static final int SAVED = 3;

  private final TpmPlatform platform;
  private final boolean releasesState;

  /**
   * @param releasesState whether another process may use the state once the last blob was read
   */
  BlobRequests(TpmPlatform platform, boolean releasesState) {
    this.platform = platform;
    this.releasesState = releasesState;
  }

  void addTo(ControlChannel channel) {
    channel
        .on(ControlCode.STORE_VOLATILE, this::storeVolatile)
        .on(ControlCode.GET_STATEBLOB, this::get)
        .on(ControlCode.SET_STATEBLOB, this::set);
  }

  private byte[] storeVolatile(Client client) {
    if (!platform.isOn()) {
      return Words.u32(PtmResult.BAD_ORDINAL);
    }
    if (client.receivedBytes() > 0) {
      return Words.u32(PtmResult.BAD_PARAMETER);
    }
    if (!platform.hasState()) {
      return Words.u32(PtmResult.FAIL);
    }
    platform.changeState(StateBlobs::keepVolatile);
    return Words.u32(PtmResult.SUCCESS);
  }

  /** {@code u32 flags, type, offset}; answer {@code u32 result, flags, total, length, bytes}. */
  private byte[] get(Client client) throws IOException {
    client.u32();
    int type = client.u32();
    int offset = client.u32();
    if (!platform.isOn()) {
      return Words.u32(PtmResult.BAD_ORDINAL);
    }
    if (type != SAVED && !platform.hasState()) {
      return Words.u32(PtmResult.FAIL);
    }
    return switch (type) {
      case PERMANENT -> blob(platform.readState(StateBlobs::permanent), offset);
      case VOLATILE -> blob(platform.readState(StateBlobs::volatileState), offset);
      case SAVED -> saved();
      default -> Words.u32(PtmResult.NO_SUCH_BLOB, 0, 0, 0);
    };
  }

  /** It is asked for last, by who moves a TPM. */
  private byte[] saved() {
    if (releasesState) {
      platform.releaseState();
    }
    return Words.u32(PtmResult.NO_SUCH_BLOB, 0, 0, 0);
  }

  private static byte[] blob(byte[] all, int offset) {
    int start = offset < 0 ? all.length : Math.min(offset, all.length);
    int length = all.length - start;
    byte[] head = Words.u32(PtmResult.SUCCESS, 0, length, length);
    byte[] answer =
        ByteBuffer.allocate(head.length + length).put(head).put(all, start, length).array();
    Arrays.fill(all, (byte) 0);
    return answer;
  }

  /** {@code u32 flags, type, length, bytes}. */
  private byte[] set(Client client) throws IOException {
    client.u32();
    int type = client.u32();
    byte[] blob = SizedBytes.read(client);
    try {
      return Words.u32(platform.isOn() ? PtmResult.BAD_ORDINAL : set(type, blob));
    } finally {
      Arrays.fill(blob, (byte) 0);
    }
  }

  private int set(int type, byte[] blob) {
    if (type < PERMANENT || type > SAVED) {
      return PtmResult.BAD_PARAMETER;
    }
    // QEMU sends the blobs that it got, also those that were empty.
    return blob.length == 0 || type == SAVED ? PtmResult.SUCCESS : replace(type, blob);
  }

  private int replace(int type, byte[] blob) {
    try {
      platform.changeState(
          type == PERMANENT
              ? state -> state.replacePermanent(blob)
              : state -> state.giveVolatile(blob));
      return PtmResult.SUCCESS;
    } catch (StateStoreException e) {
      // The state is as it was before.
      return isOfPlace(e.reason()) ? PtmResult.FAIL : PtmResult.BAD_PARAMETER;
    }
  }

  /** Whether it is the place of the state that cannot be used, and not the blob. */
  private static boolean isOfPlace(StateStoreException.Reason reason) {
    return switch (reason) {
      case COMMIT_FAILED, IN_USE, OCCUPIED, UNREADABLE, CLOSED -> true;
      default -> false;
    };
  }
}
