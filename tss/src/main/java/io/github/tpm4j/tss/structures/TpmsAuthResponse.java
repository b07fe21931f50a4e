package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_AUTH_RESPONSE (Part 2, 10.13.3): a session in a response. */
public record TpmsAuthResponse(Bytes nonce, TpmaSession sessionAttributes, SecretBytes hmac)
    implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsAuthResponse read(TpmReader in) {
    return new TpmsAuthResponse(
        Tpm2b.NONCE.read(in), TpmaSession.read(in), Tpm2b.AUTH.readSecret(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(nonce);
    sessionAttributes.write(out);
    out.sized(hmac);
  }
}
