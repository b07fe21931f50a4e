package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * A secret, and the ciphertext by which the holder of a private key learns it.
 *
 * @param sharedSecret to be wiped by the caller
 */
public record Encapsulation(SecretBytes sharedSecret, Bytes ciphertext) {

  /** Makes one in the TPM, where the public key is loaded for the command only. */
  static Encapsulation make(Turn turn, TpmtPublic key) {
    LoadExternal.Request load = new LoadExternal.Request(null, key, TpmHandle.NULL);
    TpmHandle handle = turn.withRoom(() -> turn.client().execute(load)).objectHandle();
    try {
      Encapsulate.Response made =
          turn.execute(new Encapsulate.Request(handle), SecretBytes.EMPTY, Secrecy.RESPONSE);
      return new Encapsulation(made.sharedSecret(), made.ciphertext());
    } finally {
      turn.client().execute(new FlushContext.Request(handle));
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Encapsulation[" + ciphertext.size() + " bytes]";
  }
}
