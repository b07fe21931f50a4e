package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * A key that a TPM has wrapped for the storage key of another (Part 1, 23.3.2); TPM2_Import takes
 * both.
 *
 * @param duplicate the bytes of a TPM2B_PRIVATE
 * @param encryptedSeed the bytes of a TPM2B_ENCRYPTED_SECRET
 */
public record Duplication(Bytes duplicate, Bytes encryptedSeed) {

  /** Makes one; the public area of the new parent is loaded for the command only. */
  static Duplication make(
      Turn turn,
      LoadedObject key,
      KeyAuthorization by,
      SecretBytes authValue,
      TpmtPublic newParent) {
    LoadExternal.Request load = new LoadExternal.Request(null, newParent, TpmHandle.NULL);
    TpmHandle parent = turn.withRoom(() -> turn.client().execute(load)).objectHandle();
    Duplicate.Response made;
    try {
      made =
          turn.execute(
              new Duplicate.Request(key.handle(), parent, SecretBytes.EMPTY, TpmtSymDefObject.NULL),
              key,
              by,
              authValue,
              Secrecy.NONE);
    } catch (RuntimeException e) {
      try {
        flush(turn, parent);
      } catch (TpmException notFlushed) {
        e.addSuppressed(notFlushed);
      }
      throw e;
    }
    flush(turn, parent);
    return new Duplication(made.duplicate(), made.outSymSeed());
  }

  private static void flush(Turn turn, TpmHandle handle) {
    turn.client().execute(new FlushContext.Request(handle));
  }
}
