package io.github.tpm4j.tpm12.engine;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportInfo;
import java.nio.ByteBuffer;
import java.util.Random;

/** Sends commands as they are, or with some bytes changed, to a TPM that outlives it. */
final class MutatingTransport implements Transport {
  private static final int HEADER_SIZE_BYTES = 10;
  private static final int MOST_PARAMETER_BYTES = 200;
  private static final int TAG_RQU_COMMAND = 0x00C1;
  private static final int TAGS = 3;

  private final Tpm12 tpm;
  private final Random random = new Random(3);

  /** Whether commands are changed. */
  boolean mutates;

  /** How many commands the TPM has refused, and how many answers were none to their commands. */
  int refused;

  int changed;

  MutatingTransport(Tpm12 tpm) {
    this.tpm = tpm;
  }

  @Override
  public byte[] transmit(byte[] command) {
    byte[] sent = command.clone();
    if (mutates && sent.length > HEADER_SIZE_BYTES) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        sent[HEADER_SIZE_BYTES + random.nextInt(sent.length - HEADER_SIZE_BYTES)] =
            (byte) random.nextInt();
      }
    }
    return tpm.execute(sent, 0);
  }

  /** A command of any ordinal but those that end the owner, with any parameters. */
  byte[] any(Random any) {
    int size = HEADER_SIZE_BYTES + any.nextInt(MOST_PARAMETER_BYTES);
    byte[] parameters = new byte[size - HEADER_SIZE_BYTES];
    any.nextBytes(parameters);
    TpmOrd[] ordinals = TpmOrd.values();
    TpmOrd ordinal = ordinals[any.nextInt(ordinals.length)];
    return ByteBuffer.allocate(size)
        .putShort((short) (TAG_RQU_COMMAND + any.nextInt(TAGS)))
        .putInt(size)
        .putInt(ordinal.value())
        .put(parameters)
        .array();
  }

  @Override
  public TransportInfo info() {
    return new TransportInfo("mutating", TransportInfo.Kind.IN_PROCESS, false);
  }

  @Override
  public void close() {}
}
