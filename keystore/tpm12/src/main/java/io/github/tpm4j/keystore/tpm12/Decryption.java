package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.family.Oaep;
import io.github.tpm4j.tpm12.commands.storage.UnBind;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tss.error.TpmException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.BadPaddingException;

/** TPM_UnBind (Part 3, 10.3). */
final class Decryption {
  /** What a TPM answers to a ciphertext that is none of the key's. */
  private static final Set<TpmResult> BAD_PADDING =
      Set.of(
          TpmResult.DECRYPT_ERROR,
          TpmResult.BAD_PARAMETER,
          TpmResult.INVALID_STRUCTURE,
          TpmResult.BAD_VERSION,
          TpmResult.BAD_TYPE,
          TpmResult.BAD_DATASIZE);

  private Decryption() {}

  /** Whether these are the only parameters that a TPM 1.2 has (Part 1, 31.1.1). */
  static boolean isOfTpm12(Oaep oaep) {
    return oaep.hash().jcaName().equals("SHA-1")
        && oaep.maskHash().jcaName().equals("SHA-1")
        && Arrays.equals(oaep.label(), Binding.label());
  }

  static byte[] unbound(Tpm12PrivateKey key, byte[] cipherText) throws BadPaddingException {
    if (new BigInteger(1, cipherText).compareTo(key.getModulus()) >= 0) {
      throw new BadPaddingException(
          "What was given is above the modulus of TPM key " + key.alias());
    }
    byte[] block = new byte[key.modulusBytes()];
    System.arraycopy(cipherText, 0, block, block.length - cipherText.length, cipherText.length);
    try (AuthSecret secret = key.secret()) {
      SharedTpm tpm = key.used().shared();
      return Refusals.translated(() -> unbound(tpm, key, secret, Bytes.of(block)));
    } catch (TpmException e) {
      if (!meansBadPadding(e)) {
        throw e;
      }
      throw (BadPaddingException)
          new BadPaddingException("The ciphertext was not made for TPM key " + key.alias())
              .initCause(e);
    }
  }

  private static byte[] unbound(
      SharedTpm tpm, Tpm12PrivateKey key, AuthSecret secret, Bytes block) {
    try (SecretBytes plain =
        tpm.<UnBind.Response>use(
                key.loadable(), secret, handle -> new UnBind.Request(handle, block), it -> true)
            .outData()) {
      return plain.toArray();
    }
  }

  private static boolean meansBadPadding(TpmException e) {
    return e.getCause() instanceof TpmResponseException cause
        && cause.ordinal() == TpmOrd.UN_BIND
        && cause.result().filter(BAD_PADDING::contains).isPresent();
  }
}
