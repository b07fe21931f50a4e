package io.github.tpm4j.provider.signature;

import java.security.Signature;
import java.security.SignatureException;

/** Verifies a signature in software. */
interface Verifier {

  void update(byte[] octets, int offset, int length) throws SignatureException;

  boolean verify(byte[] signature) throws SignatureException;

  /** One that is initialised already. */
  static Verifier of(Signature software) {
    return new Verifier() {
      @Override
      public void update(byte[] octets, int offset, int length) throws SignatureException {
        software.update(octets, offset, length);
      }

      @Override
      public boolean verify(byte[] signature) throws SignatureException {
        return software.verify(signature);
      }
    };
  }
}
