package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import java.security.SignatureException;
import java.util.Optional;

/** Signatures of what the caller gives, not of what was digested here. */
public final class RawRsa {
  private RawRsa() {}

  /**
   * Makes a PKCS#1 v1.5 signature of what the caller gives: a DigestInfo is taken apart for the
   * TPM, everything else (such as the 36 bytes of TLS 1.1) is padded here.
   */
  public static byte[] signContent(RsaKeyInTpm key, byte[] content) throws SignatureException {
    Optional<DigestInfo> info = DigestInfo.parse(content);
    return info.isPresent()
        ? key.signPkcs1(info.get().hash().function(), info.get().digest())
        : key.signPkcs1(content);
  }
}
