package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tss.crypto.EmsaPkcs1;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** TPM_Sign (Part 3, 13.5). */
final class Signing {
  private Signing() {}

  /**
   * Signs by PKCS#1 v1.5. The signature is verified before it is given out: nothing in the command
   * says which key stands at the handle, and another program may have another there by now.
   *
   * @param area what the TPM is given, by the scheme of the key
   * @param content what is padded then, a DigestInfo
   */
  static byte[] sign(Tpm12PrivateKey key, byte[] area, byte[] content) {
    byte[] expected = EmsaPkcs1.encode(content, key.modulusBytes());
    try (AuthSecret secret = key.secret()) {
      SharedTpm tpm = key.used().shared();
      return Refusals.translated(
          () ->
              tpm.<Sign.Response>use(
                      key.loadable(),
                      secret,
                      handle -> new Sign.Request(handle, Bytes.of(area)),
                      signed -> isOf(key.publicKey(), signed.sig(), expected))
                  .sig()
                  .toArray());
    }
  }

  private static boolean isOf(RSAPublicKey key, Bytes signature, byte[] expected) {
    BigInteger number = new BigInteger(1, signature.toArray());
    byte[] opened = number.modPow(key.getPublicExponent(), key.getModulus()).toByteArray();
    // The first byte of what is padded is zero, which a number does not keep.
    return Arrays.equals(opened, Arrays.copyOfRange(expected, 1, expected.length));
  }
}
