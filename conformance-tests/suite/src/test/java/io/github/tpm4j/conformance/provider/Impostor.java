package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.PublicKeys;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.spec.ECFieldFp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Someone on the way to the TPM who puts another key in the place of its storage key. */
final class Impostor extends ForwardingTransport {
  private static final int CODE_OFFSET = 6;

  /** Where the response to TPM2_CreatePrimary has the y coordinate of a P-256 storage key. */
  private static final int Y_OFFSET = 78;

  private static final int COORDINATE_BYTES = 32;

  private final List<TpmCc> sent = new ArrayList<>();

  Impostor(Transport inner) {
    super(inner);
  }

  /** The commands that were sent. */
  List<TpmCc> sent() {
    return sent;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    TpmCc code = TpmCc.of(ByteBuffer.wrap(command).getInt(CODE_OFFSET));
    sent.add(code);
    byte[] response = super.transmit(command);
    if (code.equals(TpmCc.CREATE_PRIMARY) && response.length > Y_OFFSET + COORDINATE_BYTES) {
      mirror(response);
    }
    return response;
  }

  /** Negates the point, which is on the curve too. */
  private static void mirror(byte[] response) {
    byte[] y = Arrays.copyOfRange(response, Y_OFFSET, Y_OFFSET + COORDINATE_BYTES);
    ECFieldFp field =
        (ECFieldFp) PublicKeys.parameters(TpmEccCurve.NIST_P256).getCurve().getField();
    byte[] other = field.getP().subtract(new BigInteger(1, y)).toByteArray();
    Arrays.fill(response, Y_OFFSET, Y_OFFSET + COORDINATE_BYTES, (byte) 0);
    int length = Math.min(other.length, COORDINATE_BYTES);
    System.arraycopy(
        other, other.length - length, response, Y_OFFSET + COORDINATE_BYTES - length, length);
  }

  @Override
  public void close() {
    // The transport belongs to the test.
  }
}
