package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.error.TpmMalformedResponseException;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.wire.SecretBytes;

/** Collects random octets; a TPM gives as many as its largest digest has at a time. */
final class RandomReader {

  private RandomReader() {}

  static SecretBytes read(Turn turn, int length) {
    byte[] collected = new byte[length];
    for (int done = 0; done < length; ) {
      GetRandom.Request request = new GetRandom.Request(Math.min(length - done, 0xFFFF));
      try (SecretBytes part =
          turn.execute(request, SecretBytes.EMPTY, Secrecy.RESPONSE).randomBytes()) {
        if (part.isEmpty() || part.size() > length - done) {
          throw new TpmMalformedResponseException(
              "TPM2_GetRandom answers " + part.size() + " octets");
        }
        System.arraycopy(part.borrow(), 0, collected, done, part.size());
        done += part.size();
      }
    }
    return SecretBytes.adopt(collected);
  }
}
