package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.commands.nv.NvReadValueAuth;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValue;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValueAuth;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.wire.SecretBytes;

/** By whose authorisation an NV Index is read and written; each has commands of its own. */
enum NvAuth {
  /** By nobody's: as everybody may. */
  NOBODY {
    @Override
    SecretBytes read(Tpm12 tpm, NvReadValue.Request range, AuthSecret secret) {
      return tpm.shared().client().execute(range).data();
    }

    @Override
    void write(Tpm12 tpm, NvWriteValue.Request data, AuthSecret secret) {
      tpm.shared().client().execute(data);
    }
  },
  /** By the owner's. */
  OWNER {
    @Override
    SecretBytes read(Tpm12 tpm, NvReadValue.Request range, AuthSecret secret) {
      return authorized(tpm, Secrets.OWNER_ID, range, secret).data();
    }

    @Override
    void write(Tpm12 tpm, NvWriteValue.Request data, AuthSecret secret) {
      authorized(tpm, Secrets.OWNER_ID, data, secret);
    }
  },
  /** By that of the Index. */
  PASSWORD {
    @Override
    SecretBytes read(Tpm12 tpm, NvReadValue.Request range, AuthSecret secret) {
      NvReadValueAuth.Request read =
          new NvReadValueAuth.Request(range.nvIndex(), range.offset(), range.dataSizeBytes());
      return authorized(tpm, id(range.nvIndex()), read, secret).data();
    }

    @Override
    void write(Tpm12 tpm, NvWriteValue.Request data, AuthSecret secret) {
      NvWriteValueAuth.Request write =
          new NvWriteValueAuth.Request(data.nvIndex(), data.offset(), data.data());
      authorized(tpm, id(data.nvIndex()), write, secret);
    }
  };

  /**
   * Reads a part.
   *
   * @param secret of whoever authorises; null for nobody
   * @return the bytes; the caller closes them
   */
  abstract SecretBytes read(Tpm12 tpm, NvReadValue.Request range, AuthSecret secret);

  /**
   * Writes a part.
   *
   * @param secret of whoever authorises; null for nobody
   */
  abstract void write(Tpm12 tpm, NvWriteValue.Request data, AuthSecret secret);

  /** What an Index is known by among those whose secrets were refused. */
  private static String id(int index) {
    return NvRefusal.name(index);
  }

  private static <R extends io.github.tpm4j.tpm12.commands.TpmResponse> R authorized(
      Tpm12 tpm, String id, TpmRequest<R> request, AuthSecret secret) {
    SharedTpm shared = tpm.shared();
    return shared.guarded(
        id,
        secret,
        () -> {
          try (OiapSession session = shared.client().oiap()) {
            return shared.client().execute(request, session.lastWith(secret));
          }
        });
  }
}
