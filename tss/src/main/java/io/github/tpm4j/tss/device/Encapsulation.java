package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Supplier;

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
    return flushed(
        () -> turn.execute(new Encapsulate.Request(handle), SecretBytes.EMPTY, Secrecy.RESPONSE),
        () -> turn.client().execute(new FlushContext.Request(handle)));
  }

  /** Whatever fails, the key is flushed, and a secret that nobody gets is wiped. */
  static Encapsulation flushed(Supplier<Encapsulate.Response> command, Runnable flush) {
    Encapsulate.Response made;
    try {
      made = command.get();
    } catch (RuntimeException e) {
      try {
        flush.run();
      } catch (TpmException notFlushed) {
        e.addSuppressed(notFlushed);
      }
      throw e;
    }
    try {
      flush.run();
    } catch (RuntimeException e) {
      made.sharedSecret().close();
      throw e;
    }
    return new Encapsulation(made.sharedSecret(), made.ciphertext());
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Encapsulation[" + ciphertext.size() + " bytes]";
  }
}
