package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.StateBlobs;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.Words;
import io.github.tpm4j.engine.store.StateStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** CMD_GET_CAPABILITY, CMD_GET_CONFIG, CMD_GET_INFO and CMD_LOCK_STORAGE: what this server is. */
final class ServerFacts {
  /** All of PTM_CAP_INIT (bit 0) to PTM_CAP_SEND_COMMAND_HEADER (bit 15), and LOCK_STORAGE (16). */
  private static final long CAPABILITIES = 0x1_FFFF;

  private static final int CONFIG_FILE_KEY = 1;
  private static final Duration RETRY_PAUSE = Duration.ofMillis(10);

  /** A minute; nobody's migration waits longer. */
  private static final int MOST_RETRIES = 6_000;

  private final TpmPlatform platform;

  ServerFacts(TpmPlatform platform) {
    this.platform = platform;
  }

  void addTo(ControlChannel channel) {
    channel
        .on(ControlCode.GET_CAPABILITY, client -> Words.u64(CAPABILITIES))
        .on(ControlCode.GET_CONFIG, ControlRequest.bare(client -> config()))
        .on(ControlCode.GET_INFO, this::info)
        .on(ControlCode.LOCK_STORAGE, this::lockStorage);
  }

  private byte[] config() {
    boolean encrypted = platform.readState(StateBlobs::isEncrypted);
    return Words.u32(PtmResult.SUCCESS, encrypted ? CONFIG_FILE_KEY : 0);
  }

  /** {@code u64 flags, u32 offset, u32 0}; answer {@code u32 result, total, length, text, 0}. */
  private byte[] info(Client client) throws IOException {
    if (client.receivedBytes() < Long.BYTES + 2 * Integer.BYTES) {
      return Words.u32(PtmResult.BAD_PARAMETER);
    }
    byte[] text = InfoText.of(platform.description(), client.u64());
    int start = client.u32();
    // As swtpm, which counts the closing zero byte in the length and not here.
    if (Integer.compareUnsigned(start, text.length - 1) >= 0) {
      return Words.u32(PtmResult.BAD_PARAMETER);
    }
    int length = text.length - start;
    byte[] head = Words.u32(PtmResult.SUCCESS, text.length, length);
    return ByteBuffer.allocate(head.length + length).put(head).put(text, start, length).array();
  }

  /**
   * {@code u32 retries}, each after 10 ms. Where the state was not let go, it is locked already.
   */
  private byte[] lockStorage(Client client) throws IOException {
    int retries = client.u32();
    int most = Integer.compareUnsigned(retries, MOST_RETRIES) > 0 ? MOST_RETRIES : retries;
    try {
      return Words.u32(isHeld(most) ? PtmResult.SUCCESS : PtmResult.FAIL);
    } catch (StateStoreException e) {
      // Damaged, or not there: no try mends that.
      return Words.u32(PtmResult.FAIL);
    }
  }

  private boolean isHeld(int retries) {
    boolean held = platform.holdState();
    for (int tried = 0; !held && tried < retries; tried++) {
      LockSupport.parkNanos(RETRY_PAUSE.toNanos());
      held = platform.holdState();
    }
    return held;
  }
}
