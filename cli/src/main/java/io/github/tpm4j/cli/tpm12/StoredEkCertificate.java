package io.github.tpm4j.cli.tpm12;

import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.cli.tpm.EkCertificate;
import io.github.tpm4j.tpm12.client.Capabilities;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * The certificate of an endorsement key in the NV Index that is reserved for it (TCG PC Client
 * Specific Implementation Specification for Conventional BIOS, 7.4), read as everybody may.
 */
final class StoredEkCertificate {
  /** TPM_NV_INDEX_EKCert, which the maker has locked. */
  static final int NV_INDEX = 0x1000_F000;

  /** Each TPM gives as many by one command. */
  private static final int PIECE_BYTES = 512;

  /** No certificate of an RSA key has more. */
  private static final int MOST_BYTES = 8 * PIECE_BYTES;

  private static final TpmHandle HANDLE = TpmHandle.of(NV_INDEX);

  private StoredEkCertificate() {}

  static EkCertificate read(Tpm12Client client) {
    int sizeBytes = 0;
    try {
      sizeBytes = new Capabilities(client).nvPublic(NV_INDEX).dataSizeBytes();
      if (sizeBytes < 0 || sizeBytes > MOST_BYTES) {
        return unread(sizeBytes, "not read: it is too long for a certificate");
      }
      return parsed(contents(client, sizeBytes), sizeBytes);
    } catch (TpmResponseException e) {
      boolean wantsOwner = e.is(TpmResult.AUTH_CONFLICT) || e.is(TpmResult.AUTHFAIL);
      return unread(
          sizeBytes,
          wantsOwner
              ? "not read: it needs the owner's secret (tpm4j ek certificate)"
              : "not read: " + e.getMessage());
    }
  }

  private static Bytes contents(Tpm12Client client, int sizeBytes) {
    ByteArrayOutputStream contents = new ByteArrayOutputStream();
    while (contents.size() < sizeBytes) {
      int wanted = Math.min(PIECE_BYTES, sizeBytes - contents.size());
      NvReadValue.Request request = new NvReadValue.Request(NV_INDEX, contents.size(), wanted);
      try (SecretBytes piece = client.execute(request).data()) {
        contents.writeBytes(piece.toArray());
      }
    }
    return Bytes.adopt(contents.toByteArray());
  }

  private static EkCertificate parsed(Bytes contents, int sizeBytes) {
    Verdict<EndorsementCertificate> verdict = EndorsementCertificate.read(contents);
    return verdict instanceof Verdict.Accepted<EndorsementCertificate> accepted
        ? new EkCertificate(HANDLE, sizeBytes, Optional.of(accepted.value()), Optional.empty())
        : unread(sizeBytes, verdict.refusals().get(0).toString());
  }

  private static EkCertificate unread(int sizeBytes, String problem) {
    return EkCertificate.unread(HANDLE, sizeBytes, problem);
  }
}
