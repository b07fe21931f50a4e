package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_AUTH_COMMAND (Part 2, 10.13.2): a session in a command. */
public record TpmsAuthCommand(
    TpmHandle sessionHandle, Bytes nonce, TpmaSession sessionAttributes, SecretBytes hmac)
    implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsAuthCommand read(TpmReader in) {
    return new TpmsAuthCommand(
        TpmiSh.AUTH_SESSION.orNull().read(in),
        Tpm2b.NONCE.read(in),
        TpmaSession.read(in),
        Tpm2b.AUTH.readSecret(in));
  }

  @Override
  public void write(TpmWriter out) {
    sessionHandle.write(out);
    out.sized(nonce);
    sessionAttributes.write(out);
    out.sized(hmac);
  }
}
