package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the keys in a TPM 1.2 each other's handles, as after a restart; handles are in no HMAC. */
final class SwappingTransport extends ForwardingTransport {
  private static final int ORDINAL_OFFSET = 6;
  private static final int HANDLE_OFFSET = 10;

  private final Map<Integer, Integer> swapped = new HashMap<>();

  SwappingTransport(Transport tpm) {
    super(tpm);
  }

  /** From now on each of these is another of them for TPM_Sign; what is loaded later is not. */
  void swap(List<Integer> handles) {
    for (int i = 0; i < handles.size(); i++) {
      swapped.put(handles.get(i), handles.get((i + 1) % handles.size()));
    }
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    ByteBuffer bytes = ByteBuffer.wrap(command.clone());
    if (bytes.getInt(ORDINAL_OFFSET) == TpmOrd.SIGN.value()) {
      int handle = bytes.getInt(HANDLE_OFFSET);
      bytes.putInt(HANDLE_OFFSET, swapped.getOrDefault(handle, handle));
    }
    return super.transmit(bytes.array());
  }
}
